package dev.heddle.sample;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;

/** Programs that define a class as they run, as those do that make proxies, in the class loader that lives from schedule to schedule. */
public final class DefinitionPrograms {
    private DefinitionPrograms() {}

    /** An empty class, as small as a class file can be, but for a constant of a kind that takes two numbers. */
    private static byte[] classFile(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(61); // of Java 17
        out.writeShort(7);
        out.writeByte(5); // 1 and 2: a long
        out.writeLong(42);
        out.writeByte(1); // 3
        out.writeUTF("dev/heddle/sample/" + name);
        out.writeByte(7); // 4: the class of that name
        out.writeShort(3);
        out.writeByte(1); // 5
        out.writeUTF("java/lang/Object");
        out.writeByte(7); // 6: the class of that name
        out.writeShort(5);
        out.writeShort(0x21); // public, as compilers since Java 1.1 write it
        out.writeShort(4);
        out.writeShort(6);
        out.writeLong(0); // no interfaces, fields, methods, attributes
        return bytes.toByteArray();
    }

    private static void race() throws InterruptedException {
        int[] value = {0};
        Programs.together(() -> value[0] = 1, () -> value[0] = 2);
    }

    public static final class ByLookup {
        public static void main(String[] args) throws Exception {
            Class<?> made = MethodHandles.lookup().defineClass(classFile("MadeByLookup"));
            if (!made.getName().equals("dev.heddle.sample.MadeByLookup")) {
                throw new AssertionError(made);
            }
            race();
        }
    }

    public static final class ByClassLoader extends ClassLoader {
        private static final ByClassLoader LOADER = new ByClassLoader(ClassLoader.getSystemClassLoader());

        private ByClassLoader(ClassLoader parent) {
            super(parent);
        }

        public static void main(String[] args) throws Exception {
            byte[] classFile = classFile("MadeByLoader");
            LOADER.defineClass(null, classFile, 0, classFile.length);
            race();
        }
    }

    /** That is an error in the first schedule as in any other. */
    public static final class Twice {
        public static void main(String[] args) throws Exception {
            MethodHandles.lookup().defineClass(classFile("MadeTwice"));
            race();
            try {
                MethodHandles.lookup().defineClass(classFile("MadeTwice"));
            } catch (LinkageError e) {
                return;
            }
            throw new AssertionError("defined twice");
        }
    }
}
