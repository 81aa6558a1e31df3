package dev.heddle.engine.explore.instrument.bytecode;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import org.objectweb.asm.tree.MethodInsnNode;

/** A call of the bridge. */
public final class HookCall {
    private static final String BRIDGE = "dev/heddle/bridge/";

    // Internal names of its classes.
    public static final String HOOKS = BRIDGE + "Hooks";
    public static final String CHANCE = BRIDGE + "Chance";
    public static final String DEFINITIONS = BRIDGE + "Definitions";
    public static final String HIDDEN_CLASSES = BRIDGE + "HiddenClasses";
    public static final String INITIALISATION = BRIDGE + "Initialisation";
    public static final String LINKAGE = BRIDGE + "Linkage";
    public static final String LOADING = BRIDGE + "Loading";
    public static final String LOOKUPS = BRIDGE + "Lookups";
    public static final String MEMBERS = BRIDGE + "Members";
    public static final String MONITORS = BRIDGE + "Monitors";
    public static final String POOLS = BRIDGE + "Pools";
    public static final String PROCESSES = BRIDGE + "Processes";
    public static final String SERIALISATION = BRIDGE + "Serialisation";
    public static final String SWITCHES = BRIDGE + "Switches";
    public static final String THREADS = BRIDGE + "Threads";
    public static final String VALUES = BRIDGE + "Values";

    private HookCall() {}

    /** Of a method of {@link #HOOKS}. */
    public static MethodInsnNode of(String name, String descriptor) {
        return of(HOOKS, name, descriptor);
    }

    public static MethodInsnNode of(String owner, String name, String descriptor) {
        return new MethodInsnNode(INVOKESTATIC, owner, name, descriptor, false);
    }
}
