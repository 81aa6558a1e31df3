package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.site.ClassSites;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Makes the static state of an interface as new in each schedule, as {@link StaticState} does for classes. Its fields are final, and the JVM lets nobody but the
 * initialiser set them; so their values are kept in an array, in the order of their names, and who reads a field reads that:
 *
 * <pre>
 *   static final Object[] heddle$state = new Object[n];
 *   static final int[] heddle$epoch = new int[2]; // made, begun
 * </pre>
 */
final class InterfaceState {
    private static final String STATE = "heddle$state";
    private static final String STATE_TYPE = "[Ljava/lang/Object;";
    private static final String EPOCH = "heddle$epoch";

    private InterfaceState() {}

    static boolean isRenewable(ClassInfo info) {
        return info.isInterface()
                && info.mayHaveCode()
                && !Hierarchy.isTrusted(info.name())
                && info.fields().values().stream().anyMatch(StaticState::changes);
    }

    /** Names and types of the fields whose values are kept in the array; those with a constant in the class file stay as they are. */
    private static List<String> kept(ClassInfo info) {
        return info.fields().entrySet().stream()
                .filter(field -> !field.getValue().constant())
                .map(field -> field.getKey())
                .sorted()
                .toList();
    }

    /** Reads the array instead, if the field's value is kept there. */
    static boolean replaceRead(FieldInsnNode access, Hierarchy.Field field, MethodCode code) {
        if (access.getOpcode() != GETSTATIC) {
            return false;
        }
        ClassInfo owner = code.hierarchy
                .find(field.owner())
                .filter(InterfaceState::isRenewable)
                .orElse(null);
        if (owner == null) {
            return false;
        }
        List<AbstractInsnNode> read = new ArrayList<>();
        if ((code.type.version & 0xFFFF) >= V1_8) {
            read.add(new MethodInsnNode(INVOKESTATIC, owner.name(), Renewal.ENSURE, "()V", true));
        } else {
            read.add(new FieldInsnNode(GETSTATIC, owner.name(), EPOCH, "[I")); // epochs
            read.add(new LdcInsnNode(Type.getObjectType(owner.name()))); // epochs, interface
            read.add(Reflection.ensure("([ILjava/lang/Class;)V"));
        }
        read.add(new FieldInsnNode(GETSTATIC, owner.name(), STATE, STATE_TYPE)); // array
        read.add(push(kept(owner).indexOf(ClassInfo.key(access.name, access.desc)))); // array, index
        read.add(new InsnNode(AALOAD)); // value
        Type type = Type.getType(access.desc);
        if (type.getSort() >= Type.ARRAY) {
            read.add(new TypeInsnNode(CHECKCAST, type.getInternalName()));
        } else {
            String box = boxOf(type);
            read.add(new TypeInsnNode(CHECKCAST, box));
            read.add(new MethodInsnNode(
                    INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type.getDescriptor(), false));
        }
        code.replace(access, read.toArray(AbstractInsnNode[]::new));
        return true;
    }

    /** Called when all methods of the interface are rewritten. */
    static void rewrite(ClassNode type, MethodNode initialiser, Hierarchy hierarchy, ClassSites sites) {
        List<String> kept = kept(hierarchy.find(type.name).orElseThrow());
        if ((type.version & 0xFFFF) < V1_8) {
            type.version = V1_8; // may have static methods; takes no frames, see ClassInfo
        }
        type.access |= ACC_PUBLIC; // fields may be read through a public class that implements it
        for (MethodNode method : type.methods) {
            if ((method.access & ACC_STATIC) != 0 && method != initialiser && !MethodReferences.isMade(method)) {
                method.instructions.insert(new MethodInsnNode(INVOKESTATIC, type.name, Renewal.ENSURE, "()V", true));
            }
        }
        for (AbstractInsnNode insn : initialiser.instructions.toArray()) {
            if (insn instanceof FieldInsnNode put && put.getOpcode() == PUTSTATIC && put.owner.equals(type.name)) {
                keep(put, kept.indexOf(ClassInfo.key(put.name, put.desc)), initialiser);
            }
        }
        Renewal.rename(initialiser);
        int access = ACC_PUBLIC | ACC_STATIC | ACC_FINAL | ACC_SYNTHETIC;
        type.fields.add(new FieldNode(access, STATE, STATE_TYPE, null, null));
        type.fields.add(new FieldNode(access, EPOCH, "[I", null, null));
        type.methods.add(arrays(type, kept.size()));
        new Renewal(type, new Stamp(type.name, 0), new Stamp(type.name, 1))
                .addMethods(
                        sites,
                        renew -> renew.visitMethodInsn(INVOKESTATIC, type.name, Renewal.INITIALISER, "()V", true));
    }

    private static void keep(FieldInsnNode put, int index, MethodNode initialiser) {
        Type type = Type.getType(put.desc);
        List<AbstractInsnNode> code = new ArrayList<>();
        if (type.getSort() < Type.ARRAY) {
            String box = boxOf(type);
            code.add(new MethodInsnNode(
                    INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false)); // value
        }
        code.add(new FieldInsnNode(GETSTATIC, put.owner, STATE, STATE_TYPE)); // value, array
        code.add(new InsnNode(SWAP)); // array, value
        code.add(push(index)); // array, value, index
        code.add(new InsnNode(SWAP)); // array, index, value
        for (AbstractInsnNode insn : code) {
            initialiser.instructions.insertBefore(put, insn);
        }
        initialiser.instructions.set(put, new InsnNode(AASTORE));
    }

    private static MethodNode arrays(ClassNode type, int size) {
        MethodNode arrays = new MethodNode(ASM9, ACC_STATIC, "<clinit>", "()V", null, null);
        arrays.visitCode();
        arrays.instructions.add(push(size));
        arrays.visitTypeInsn(ANEWARRAY, "java/lang/Object");
        arrays.visitFieldInsn(PUTSTATIC, type.name, STATE, STATE_TYPE);
        arrays.visitInsn(ICONST_2);
        arrays.visitIntInsn(NEWARRAY, T_INT);
        arrays.visitFieldInsn(PUTSTATIC, type.name, EPOCH, "[I");
        arrays.visitInsn(RETURN);
        return arrays;
    }

    /** An element of an array. */
    private record Stamp(String owner, int index) implements Renewal.Stamp {
        @Override
        public void read(MethodNode code) {
            array(code);
            code.visitInsn(IALOAD);
        }

        @Override
        public void write(MethodNode code, boolean current) {
            array(code);
            Renewal.Stamp.push(code, current);
            code.visitInsn(IASTORE);
        }

        private void array(MethodNode code) {
            code.visitFieldInsn(GETSTATIC, owner, EPOCH, "[I"); // array
            code.instructions.add(MethodCode.push(index)); // array, index
        }
    }

    private static String boxOf(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            default -> "java/lang/Double";
        };
    }
}
