package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.insn;
import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.Hook;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.bytecode.Replacements;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls out of the program: to methods of monitors and others that a hook stands in for, and to trusted classes, which are told to the kernel as a whole. */
final class Calls {
    /** Of hooks that are told of an object, and of the place. */
    static final String HOOK = "(Ljava/lang/Object;I)V";

    private static final Set<String> CONTAINERS = Set.of(
            "java/util/Collection",
            "java/util/Map",
            "java/util/SortedMap",
            "java/util/SortedSet",
            "java/util/PriorityQueue");

    private final HandleAccesses handles;

    Calls(HandleAccesses handles) {
        this.handles = handles;
    }

    void rewrite(MethodInsnNode call, MethodCode code) {
        if (!HandleAccesses.isAccess(call)) {
            handles.passTo(call);
        }
        if (call.name.equals("<init>")) {
            rewriteConstructor(call, code);
        } else if (call.getOpcode() == INVOKESTATIC) {
            rewriteStatic(call, code);
        } else if (HandleAccesses.isAccess(call)) {
            handles.rewrite(call, code);
        } else {
            rewriteInstance(call, code);
        }
    }

    private static void rewriteInstance(MethodInsnNode call, MethodCode code) {
        if (call.getOpcode() == INVOKESPECIAL && call.name.equals("clone") && call.desc.startsWith("()")) {
            InsnList told = new InsnList(); // copy
            told.add(insn(DUP)); // copy, copy
            told.add(HookCall.of(HookCall.CHANCE, "cloned", "(Ljava/lang/Object;)V")); // copy
            code.after(call, told);
        }
        if (call.owner.startsWith("[") && call.name.equals("clone")) {
            if (isValues(code)) {
                return; // what the JVM keeps, so that it calls this once in all schedules; and nobody changes the array
            }
            tellReceiver(call, code, code.site(Action.CALL_READ, "", call.name));
            return;
        }
        String replacement = Replacements.ofVirtual(call.owner, call.name, call.desc);
        if (replacement != null) {
            boolean ofIdentity = call.getOpcode() == INVOKESPECIAL; // super.hashCode()
            code.replace(call, HookCall.of(HookCall.CHANCE, ofIdentity ? "identityHashCode" : call.name, replacement));
        } else if (UnsafeParking.replace(call, code)) {
            return;
        } else if (Replacements.isMonitorMethod(call.name, call.desc)) {
            Monitors.waitOrNotify(call, code);
        } else if (code.thisInitialised()) {
            code.hierarchy
                    .trustedOwner(call.owner, call.name + call.desc)
                    .ifPresent(owner -> trusted(call, owner, code));
        }
    }

    /** Whether this is the method that copies the constants of an enum. */
    private static boolean isValues(MethodCode code) {
        return (code.type.access & ACC_ENUM) != 0 && code.method.name.equals("values");
    }

    private static void trusted(MethodInsnNode call, String owner, MethodCode code) {
        Accessors.Accessor accessor = Accessors.of(owner, call.name);
        if (accessor != null) {
            access(call, accessor, code);
            return;
        }
        GivenArguments.tell(call, code);
        Action action = TrustedCalls.of(owner, call.name, call.desc);
        if (action != Action.CALL) {
            tellReceiver(call, code, code.site(action, call.owner, call.name));
            if (TrustedCalls.mayLockTwice(call.name)) {
                code.site(Action.LOCK, call.owner, call.name); // found by its number, the one after that of the call
            }
            code.tellResult(call);
        } else if (TrustedCalls.isTask(owner)) {
            code.before(
                    call,
                    insn(DUP), // task, task
                    push(code.site(Action.CALL_WRITE, call.owner, call.name)), // task, task, site
                    HookCall.of("runs", HOOK)); // task
        } else if (TrustedCalls.mayComeToKernel(owner)) {
            code.before(call, push(code.site(action, call.owner, call.name)), HookCall.of("at", "(I)V"));
        }
    }

    /** A collection made from another reads that; a timer starts a thread. */
    private static void rewriteConstructor(MethodInsnNode call, MethodCode code) {
        Type[] parameters = Type.getArgumentTypes(call.desc);
        boolean copies = parameters.length > 0
                && parameters[parameters.length - 1].getSort() == Type.OBJECT
                && CONTAINERS.contains(parameters[parameters.length - 1].getInternalName());
        if (!code.hierarchy.trusts(call.owner)) {
            return;
        }
        GivenArguments.tell(call, code);
        if (copies) {
            code.before(
                    call,
                    insn(DUP), // collection, collection
                    push(code.site(Action.CALL_READ, call.owner, "new")), // collection, collection, site
                    HookCall.of("call", HOOK)); // collection
        } else if (TrustedCalls.mayComeToKernel(call.owner)) {
            code.before(call, push(code.site(Action.CALL, call.owner, "new")), HookCall.of("at", "(I)V"));
        }
    }

    /** {@code sleep(10)} in a subclass of Thread names that subclass. */
    private static void rewriteStatic(MethodInsnNode call, MethodCode code) {
        code.hierarchy
                .trustedOwner(call.owner, call.name + call.desc)
                .ifPresent(owner -> trustedStatic(call, owner, code));
    }

    private static void trustedStatic(MethodInsnNode call, String owner, MethodCode code) {
        Accessors.Accessor accessor = Accessors.of(owner, call.name);
        if (accessor != null) {
            access(call, accessor, code);
            return;
        }
        switch (StaticCalls.of(owner, call.name)) {
            case WRITES_CURRENT_THREAD ->
                code.before(
                        call,
                        new MethodInsnNode(
                                INVOKESTATIC,
                                "java/lang/Thread",
                                "currentThread",
                                "()Ljava/lang/Thread;",
                                false), // thread
                        push(code.site(Action.CALL_WRITE, call.owner, call.name)), // thread, site
                        HookCall.of("call", HOOK)); //
            case READS_FIRST -> tellArguments(call, code, Action.CALL_READ, -1);
            case WRITES_FIRST -> tellArguments(call, code, Action.CALL_WRITE, -1);
            case COPIES -> tellArguments(call, code, Action.CALL_READ, 2);
            case WRITES_ALL ->
                code.before(
                        call,
                        new InsnNode(ACONST_NULL), // null
                        push(code.site(Action.CALL_WRITE, owner, call.name)), // null, site
                        HookCall.of("call", HOOK)); //
            case LOOKS_AT_THREAD -> code.before(call, HookCall.of("looksAtThread", "()V"));
            case NONE -> {
                GivenArguments.tell(call, code);
                code.before(call, push(code.site(Action.CALL, owner, call.name)), HookCall.of("at", "(I)V"));
            }
        }
        Hook hook = Replacements.ofStatic(owner, call.name, call.desc);
        if (hook != null) {
            code.replace(call, HookCall.of(hook.owner(), hook.name(), call.desc));
        }
    }

    /** Tells of the first argument, and then of one that is written. */
    private static void tellArguments(MethodInsnNode call, MethodCode code, Action action, int written) {
        Arguments arguments = new Arguments(call.desc, code);
        if (arguments.count() == 0 || arguments.type(0).getSort() < Type.ARRAY) {
            return;
        }
        InsnList told = arguments.setAside(); //
        told.add(arguments.load(0)); // argument
        told.add(push(code.site(action, call.owner, call.name))); // argument, site
        told.add(HookCall.of("call", HOOK)); //
        if (written >= 0) {
            told.add(arguments.load(written)); // argument
            told.add(push(code.site(Action.CALL_WRITE, call.owner, call.name))); // argument, site
            told.add(HookCall.of("call", HOOK)); //
        }
        told.add(arguments.putBack()); // arguments
        code.method.instructions.insertBefore(call, told);
    }

    private static void access(MethodInsnNode call, Accessors.Accessor accessor, MethodCode code) {
        int site = code.site(accessor.action(), accessor.owner(), accessor.field());
        String hook = accessor.action() == Action.WRITE ? "write" : "read";
        if (call.getOpcode() == INVOKESTATIC) {
            code.before(call, push(site), HookCall.of(hook + "Static", "(I)V"));
        } else {
            tellReceiver(call, code, site, hook);
        }
        code.tellResult(call);
    }

    /** Hands the receiver to the kernel, from under the arguments. */
    private static void tellReceiver(MethodInsnNode call, MethodCode code, int site) {
        tellReceiver(call, code, site, "call");
    }

    private static void tellReceiver(MethodInsnNode call, MethodCode code, int site, String hook) {
        Type[] types = Type.getArgumentTypes(call.desc);
        if (types.length == 0) {
            code.before(call, insn(DUP), push(site), HookCall.of(hook, HOOK)); // receiver
        } else if (types.length == 1 && types[0].getSize() == 1) {
            code.before(
                    call,
                    insn(DUP2), // receiver, argument, receiver, argument
                    insn(POP), // receiver, argument, receiver
                    push(site), // receiver, argument, receiver, site
                    HookCall.of(hook, HOOK)); // receiver, argument
        } else {
            Arguments arguments = new Arguments(call.desc, code);
            InsnList told = arguments.setAside(); // receiver
            told.add(insn(DUP)); // receiver, receiver
            told.add(push(site)); // receiver, receiver, site
            told.add(HookCall.of(hook, HOOK)); // receiver
            told.add(arguments.putBack()); // receiver, arguments
            code.method.instructions.insertBefore(call, told);
        }
    }
}
