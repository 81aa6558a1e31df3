package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives objects that have none but their identity a hash code that is the same in every replay: a number in the order in which hash codes are first asked for,
 * kept in the object.
 */
final class IdentityHash {
    static final String INTERFACE = "dev/heddle/bridge/Hashed";
    private static final String FIELD = "heddle$hash";
    /** Bridges, as what else instruments a program (mocks) leaves these alone. */
    private static final int ADDED = ACC_PUBLIC | ACC_FINAL | ACC_SYNTHETIC | ACC_BRIDGE;

    private IdentityHash() {}

    static void rewrite(ClassNode type, Hierarchy hierarchy) {
        if ((type.access & (ACC_INTERFACE | ACC_MODULE)) != 0 || !isFirstOfTheProgram(type)) {
            return;
        }
        type.fields.add(new FieldNode(ACC_PRIVATE | ACC_TRANSIENT | ACC_SYNTHETIC, FIELD, "I", null, null));
        type.interfaces.add(INTERFACE);
        type.methods.add(hash(type, FIELD));
        type.methods.add(copied(type));
        if (!inheritsHashCode(type, hierarchy)) {
            MethodNode hashCode = new MethodNode(ASM9, ACC_PUBLIC | ACC_SYNTHETIC, "hashCode", "()I", null, null);
            hashCode.visitCode();
            hashCode.visitVarInsn(ALOAD, 0);
            hashCode.visitMethodInsn(INVOKEVIRTUAL, type.name, FIELD, "()I", false);
            hashCode.visitInsn(IRETURN);
            type.methods.add(hashCode);
        }
    }

    /** Its subclasses inherit what it is given. */
    private static boolean isFirstOfTheProgram(ClassNode type) {
        return Hierarchy.isTrusted(type.superName)
                && !type.superName.equals("java/lang/Record")
                && !type.superName.equals("java/lang/Enum");
    }

    private static boolean inheritsHashCode(ClassNode type, Hierarchy hierarchy) {
        for (Optional<ClassInfo> at = hierarchy.find(type.name);
                at.isPresent();
                at = hierarchy.find(at.get().superName())) {
            if (at.get().methods().contains("hashCode()I")) {
                return !at.get().name().equals("java/lang/Object");
            }
        }
        return true; // not known: leave it alone
    }

    private static MethodNode copied(ClassNode type) {
        MethodNode copied = new MethodNode(ASM9, ADDED, "heddle$copied", "()V", null, null);
        copied.visitCode();
        copied.visitVarInsn(ALOAD, 0);
        copied.visitInsn(ICONST_0);
        copied.visitFieldInsn(PUTFIELD, type.name, FIELD, "I");
        copied.visitInsn(RETURN);
        return copied;
    }

    private static MethodNode hash(ClassNode type, String name) {
        MethodNode hash = new MethodNode(ASM9, ADDED, name, "()I", null, null);
        Label known = new Label();
        hash.visitCode();
        hash.visitVarInsn(ALOAD, 0);
        hash.visitFieldInsn(GETFIELD, type.name, FIELD, "I");
        hash.visitJumpInsn(IFNE, known);
        hash.visitVarInsn(ALOAD, 0);
        hash.visitMethodInsn(INVOKESTATIC, HookCall.CHANCE, "nextHash", "()I", false);
        hash.visitFieldInsn(PUTFIELD, type.name, FIELD, "I");
        hash.visitLabel(known);
        hash.visitFrame(F_SAME, 0, null, 0, null);
        hash.visitVarInsn(ALOAD, 0);
        hash.visitFieldInsn(GETFIELD, type.name, FIELD, "I");
        hash.visitInsn(IRETURN);
        return hash;
    }
}
