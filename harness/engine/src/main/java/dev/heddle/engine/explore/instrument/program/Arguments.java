package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/** The arguments of a call, set aside in local variables that no frame knows, so that what lies under them can be reached, or one of them. */
final class Arguments {
    private final Type[] types;
    private final int[] slots;

    Arguments(String descriptor, MethodCode code) {
        types = Type.getArgumentTypes(descriptor);
        slots = new int[types.length];
        int slot = code.method.maxLocals;
        for (int i = 0; i < types.length; i++) {
            slots[i] = slot;
            slot += types[i].getSize();
        }
        code.needLocals(slot);
    }

    int count() {
        return types.length;
    }

    Type type(int index) {
        return types[index];
    }

    /** Takes all of them off the stack. */
    InsnList setAside() {
        InsnList stores = new InsnList();
        for (int i = types.length - 1; i >= 0; i--) {
            stores.add(new VarInsnNode(types[i].getOpcode(ISTORE), slots[i]));
        }
        return stores;
    }

    AbstractInsnNode load(int index) {
        return new VarInsnNode(types[index].getOpcode(ILOAD), slots[index]);
    }

    /** Puts all of them back. */
    InsnList putBack() {
        InsnList loads = new InsnList();
        for (int i = 0; i < types.length; i++) {
            loads.add(load(i));
        }
        return loads;
    }
}
