package dev.heddle.sample;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/** Programs with a call site that a bootstrap method of their own links, as compilers of dynamic languages make them. */
public final class LinkagePrograms {
    private LinkagePrograms() {}

    /** What is called at the call site. */
    @FunctionalInterface
    public interface Linked {
        Object get();
    }

    /** A class whose one method returns what the call site does, which {@code bootstrap} of a class links. */
    private static Linked linkedBy(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        String owner = lookup.lookupClass().getName().replace('.', '/');
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V17, ACC_PUBLIC, owner + "Linked", null, "java/lang/Object", new String[] {
            "dev/heddle/sample/LinkagePrograms$Linked"
        });
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(1, 1);
        MethodVisitor get = writer.visitMethod(ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
        String descriptor = MethodType.methodType(
                        CallSite.class,
                        MethodHandles.Lookup.class,
                        String.class,
                        MethodType.class,
                        String.class,
                        int.class)
                .descriptorString();
        get.visitInvokeDynamicInsn(
                "any",
                "()Ljava/lang/Object;",
                new Handle(H_INVOKESTATIC, owner, "bootstrap", descriptor, false),
                "text",
                42);
        get.visitInsn(ARETURN);
        get.visitMaxs(1, 1);
        return (Linked)
                lookup.defineClass(writer.toByteArray()).getConstructor().newInstance();
    }

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("linked with what was before");
        }
    }

    private static CallSite constant(Object value) {
        return new ConstantCallSite(MethodHandles.constant(Object.class, value));
    }

    /** With what is as new in each schedule. */
    public static final class ToStatic {
        private static final Object TOKEN = new Object();

        public static CallSite bootstrap(
                MethodHandles.Lookup caller, String name, MethodType type, String text, int number) {
            check(name.equals("any") && text.equals("text") && number == 42);
            return constant(TOKEN);
        }

        public static void main(String[] args) throws Exception {
            Linked linked = linkedBy(MethodHandles.lookup());
            Programs.together(() -> check(linked.get() == TOKEN), () -> check(linked.get() == TOKEN));
        }
    }

    /** By one that waits for another thread. */
    public static final class Waits {
        private static int one() {
            return 1;
        }

        public static CallSite bootstrap(
                MethodHandles.Lookup caller, String name, MethodType type, String text, int number) {
            return constant(CompletableFuture.supplyAsync(Waits::one).join());
        }

        public static void main(String[] args) throws Exception {
            check(linkedBy(MethodHandles.lookup()).get().equals(1));
        }
    }

    /** Two threads link it at once: both go on with the same. */
    public static final class Twice {
        private static final AtomicInteger COUNT = new AtomicInteger();

        public static CallSite bootstrap(
                MethodHandles.Lookup caller, String name, MethodType type, String text, int number) {
            return constant(COUNT.incrementAndGet());
        }

        public static void main(String[] args) throws Exception {
            Linked linked = linkedBy(MethodHandles.lookup());
            Object[] seen = new Object[2];
            Programs.together(() -> seen[0] = linked.get(), () -> seen[1] = linked.get());
            check(seen[0].equals(seen[1]));
        }
    }

    /** It throws, and a call site that has failed once does so for ever. */
    public static final class Fails {
        private static int calls;

        public static CallSite bootstrap(
                MethodHandles.Lookup caller, String name, MethodType type, String text, int number) throws Exception {
            calls++;
            throw new Exception("not linked");
        }

        public static void main(String[] args) throws Exception {
            Linked linked = linkedBy(MethodHandles.lookup());
            for (int i = 0; i < 2; i++) {
                try {
                    linked.get();
                    throw new AssertionError("linked");
                } catch (BootstrapMethodError e) {
                    check(e.getCause().getMessage().equals("not linked"));
                }
            }
            check(calls == 1);
        }
    }
}
