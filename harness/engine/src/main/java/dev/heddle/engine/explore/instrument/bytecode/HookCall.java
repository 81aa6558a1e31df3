package dev.heddle.engine.explore.instrument.bytecode;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import org.objectweb.asm.tree.MethodInsnNode;

/** A call of the bridge. */
public final class HookCall {
    /** Internal name of the class of the hooks. */
    public static final String HOOKS = "dev/heddle/bridge/Hooks";

    private HookCall() {}

    public static MethodInsnNode of(String name, String descriptor) {
        return new MethodInsnNode(INVOKESTATIC, HOOKS, name, descriptor, false);
    }
}
