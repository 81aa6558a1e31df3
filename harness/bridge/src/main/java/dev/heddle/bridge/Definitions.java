package dev.heddle.bridge;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Classes that a program makes as it runs, of bytes: proxies, scripts. Its class loader lives on from schedule to schedule, and takes each of them once; where
 * a later schedule makes the same again, it gets the one that there is, whose static state is as new.
 */
public final class Definitions {
    private static final Map<ClassLoader, Map<String, Definition>> DEFINED = new WeakHashMap<>();

    private static final class Definition {
        private final int hash;
        private int epoch = Hooks.epoch;

        private Definition(int hash) {
            this.hash = hash;
        }
    }

    private Definitions() {}

    /**
     * First thing where a class loader defines a class.
     *
     * @param name what the loader says it is called; null if it leaves that to the class file
     * @return the class that an earlier schedule made of the same bytes; null if there is none, or this schedule has defined it already
     */
    public static Class<?> again(ClassLoader loader, String name, byte[] bytes, int offset, int length) {
        Thread suspended = Hooks.suspend();
        if (suspended == null) {
            return null;
        }
        try {
            byte[] definition = Arrays.copyOfRange(bytes, offset, offset + length);
            return again(loader, name == null ? nameOf(definition) : name, Arrays.hashCode(definition));
        } catch (ClassNotFoundException | RuntimeException e) {
            return null; // it was not defined after all, or this is no class file: the loader will tell
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** First thing where a look-up defines a class. */
    public static Class<?> again(MethodHandles.Lookup lookup, byte[] bytes) {
        return again(lookup.lookupClass().getClassLoader(), null, bytes, 0, bytes.length);
    }

    private static synchronized Class<?> again(ClassLoader loader, String name, int hash)
            throws ClassNotFoundException {
        Map<String, Definition> ofLoader = DEFINED.computeIfAbsent(loader, key -> new HashMap<>());
        Definition known = ofLoader.get(name);
        if (known == null) {
            ofLoader.put(name, new Definition(hash));
            return null;
        }
        if (known.epoch == Hooks.epoch || known.hash != hash) {
            return null;
        }
        known.epoch = Hooks.epoch;
        return Class.forName(name, false, loader);
    }

    /** Name of the class that a class file defines (JVMS 4.1, 4.4). */
    private static String nameOf(byte[] classFile) {
        ByteBuffer in = ByteBuffer.wrap(classFile);
        int[] entries = new int[in.position(8).getChar()];
        for (int i = 1; i < entries.length; i++) {
            entries[i] = in.position();
            int tag = in.get();
            switch (tag) {
                case 1: // Utf8
                    int length = in.getChar();
                    in.position(in.position() + length);
                    break;
                case 7: // Class
                case 8: // String
                case 16: // MethodType
                case 19: // Module
                case 20: // Package
                    in.position(in.position() + 2);
                    break;
                case 15: // MethodHandle
                    in.position(in.position() + 3);
                    break;
                case 5: // Long
                case 6: // Double
                    in.position(in.position() + 8);
                    i++; // takes two entries
                    break;
                default:
                    in.position(in.position() + 4);
            }
        }
        int type = entries[in.getChar(in.position() + 2)];
        int name = entries[in.getChar(type + 1)];
        return new String(classFile, name + 3, in.getChar(name + 1), StandardCharsets.UTF_8).replace('/', '.');
    }
}
