package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Class files of Java 1.4 and older. They have no constants for classes, which what is inserted needs; so they are made into class files of Java 5, which the JVM
 * verifies in the same way, {@code jsr} and {@code ret} included, but reads more strictly (JVMS 4.1, 4.5, 4.6 tell what flags such a class may have).
 */
final class OldClassFile {
    private OldClassFile() {}

    /** Raises the version; leaves newer class files alone. */
    static void modernise(ClassNode type) {
        if ((type.version & 0xFFFF) >= V1_5) {
            return;
        }
        type.version = V1_5;
        type.access = ofInterface(type.access);
        for (InnerClassNode inner : type.innerClasses) {
            inner.access = ofInterface(inner.access);
        }
        for (MethodNode method : type.methods) {
            method.localVariables = null; // duplicates have been an error since
            if ((method.access & ACC_ABSTRACT) != 0) {
                method.access &= ~(ACC_SYNCHRONIZED | ACC_STRICT);
            }
            if (method.name.startsWith("<")) {
                method.access &= ~ACC_BRIDGE;
            }
        }
    }

    private static int ofInterface(int access) {
        return (access & ACC_INTERFACE) == 0 ? access : access & ~ACC_SUPER;
    }

    /**
     * Whether a static field is where a compiler kept what {@code C.class} stands for. Threads that find it unset all set it to the same, and no program can tell:
     * so it counts as final.
     */
    static boolean isClassConstant(int access, String name, String descriptor) {
        return (access & (ACC_STATIC | ACC_SYNTHETIC)) == (ACC_STATIC | ACC_SYNTHETIC)
                && descriptor.equals(Type.getDescriptor(Class.class))
                && (name.startsWith("class$") || name.startsWith("array$"));
    }
}
