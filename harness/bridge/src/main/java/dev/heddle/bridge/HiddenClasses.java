package dev.heddle.bridge;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Hidden classes (JEP 371) that a program makes of bytes. The JVM shows them to no agent, so they are instrumented before they are handed to it. Each is made
 * once: where a later schedule makes it again, of the same bytes and as the first, second, third of these, it gets the one that there is, whose static state is
 * as new. One with class data is made anew, as the data is of its schedule.
 */
public final class HiddenClasses extends ClassValue<Map<List<Object>, HiddenClasses.Made>> {
    /** What instruments a class file, for the loader that its class is to have. Set once, before the first scenario class is loaded. */
    public static BiFunction<ClassLoader, byte[], byte[]> instrumenter;

    private static final HiddenClasses MADE = new HiddenClasses();

    /** Of the same bytes. */
    static final class Made {
        private final byte[] instrumented;
        private final List<Lookup> lookups = new ArrayList<>();
        private int epoch;
        /** How many of them this schedule has made. */
        private int used;

        private Made(byte[] instrumented) {
            this.instrumented = instrumented;
        }

        private Lookup next(Lookup host, ClassOption[] options) throws IllegalAccessException {
            if (epoch != Hooks.epoch) {
                epoch = Hooks.epoch;
                used = 0;
            }
            if (used == lookups.size()) {
                lookups.add(host.defineHiddenClass(instrumented, false, options));
            }
            return lookups.get(used++);
        }
    }

    private HiddenClasses() {}

    @Override
    protected Map<List<Object>, Made> computeValue(Class<?> host) {
        return new HashMap<>();
    }

    /**
     * First thing in {@code Lookup.defineHiddenClass}.
     *
     * @return what that is to return; null if it is to do so itself
     * @throws Throwable what the initialiser of the class throws
     */
    public static Lookup define(Lookup host, byte[] bytes, boolean initialise, ClassOption[] options) throws Throwable {
        Lookup made = null;
        Thread suspended = Hooks.suspend();
        try {
            if (suspended != null && concerns(host)) {
                made = of(host, bytes, options).next(host, options);
            }
        } finally {
            Hooks.resume(suspended);
        }
        return initialised(made, initialise);
    }

    /** First thing in {@code Lookup.defineHiddenClassWithClassData}; as {@link #define(Lookup, byte[], boolean, ClassOption[])}. */
    public static Lookup define(Lookup host, byte[] bytes, Object data, boolean initialise, ClassOption[] options)
            throws Throwable {
        Lookup made = null;
        Thread suspended = Hooks.suspend();
        try {
            if (suspended != null && concerns(host)) {
                byte[] instrumented = of(host, bytes, options).instrumented;
                made = host.defineHiddenClassWithClassData(instrumented, data, false, options);
            }
        } finally {
            Hooks.resume(suspended);
        }
        return initialised(made, initialise);
    }

    /** Those of the JDK's own classes do not, and the JVM is to say that a look-up may not. */
    private static boolean concerns(Lookup host) {
        return host.lookupClass().getClassLoader() != null && host.hasFullPrivilegeAccess();
    }

    private static Made of(Lookup host, byte[] bytes, ClassOption[] options) {
        byte[] copy = bytes.clone();
        return MADE.get(host.lookupClass())
                .computeIfAbsent(
                        List.of(ByteBuffer.wrap(copy), Arrays.asList(options.clone())),
                        key -> new Made(instrumenter.apply(host.lookupClass().getClassLoader(), copy)));
    }

    private static Lookup initialised(Lookup made, boolean initialise) throws Throwable {
        if (made != null && initialise) {
            made.ensureInitialized(made.lookupClass());
            Initialisation.ensure(made.lookupClass());
        }
        return made;
    }
}
