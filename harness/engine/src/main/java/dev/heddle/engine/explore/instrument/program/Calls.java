package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.insn;
import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.bytecode.Replacements;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Calls out of the program: to methods of monitors and others that a hook stands in for, and to trusted classes, which are told to the kernel as a whole. */
final class Calls {
    private Calls() {}

    static void rewrite(MethodInsnNode call, MethodCode code) {
        if (call.name.equals("<init>")) {
            return;
        }
        if (call.getOpcode() == INVOKESTATIC) {
            rewriteStatic(call, code);
            return;
        }
        String replacement = Replacements.ofVirtual(call.owner, call.name, call.desc);
        if (replacement != null) {
            code.replace(call, HookCall.of(call.name, replacement));
        } else if (Replacements.isMonitorMethod(call.name, call.desc)) {
            Monitors.waitOrNotify(call, code);
        } else if (Hierarchy.isTrusted(call.owner) && code.thisInitialised()) {
            Action action = TrustedCalls.of(call.owner, call.name, call.desc);
            int site = code.site(action, call.owner, call.name);
            if (action == Action.CALL) {
                code.before(call, push(site), HookCall.of("at", "(I)V"));
            } else {
                tellReceiver(call, code, site);
                tellResult(call, code);
            }
        }
    }

    private static void rewriteStatic(MethodInsnNode call, MethodCode code) {
        String hook = Replacements.ofStatic(call.owner, call.name, call.desc);
        boolean trusted = Hierarchy.isTrusted(call.owner);
        if (trusted && !call.owner.equals(HookCall.HOOKS)) {
            code.before(call, push(code.site(Action.CALL, call.owner, call.name)), HookCall.of("at", "(I)V"));
        }
        if (hook != null) {
            code.replace(call, HookCall.of(hook, call.desc));
        }
    }

    /** Hands the receiver to the kernel, from under the arguments. */
    private static void tellReceiver(MethodInsnNode call, MethodCode code, int site) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        InsnList told = new InsnList();
        InsnList back = new InsnList();
        if (arguments.length == 0) {
            told.add(insn(DUP)); // receiver, receiver
        } else if (arguments.length == 1 && arguments[0].getSize() == 1) {
            told.add(insn(DUP2)); // receiver, argument, receiver, argument
            told.add(insn(POP)); // receiver, argument, receiver
        } else {
            int slot = code.method.maxLocals;
            for (int i = arguments.length - 1; i >= 0; i--) {
                told.add(
                        new VarInsnNode(arguments[i].getOpcode(ISTORE), slot)); // receiver, arguments but the last ones
                back.insert(new VarInsnNode(arguments[i].getOpcode(ILOAD), slot));
                slot += arguments[i].getSize();
            }
            code.needLocals(slot);
            told.add(insn(DUP)); // receiver, receiver
        }
        told.add(push(site)); // receiver, (argument,) receiver, site
        told.add(HookCall.of("call", "(Ljava/lang/Object;I)V")); // receiver, (argument)
        told.add(back); // receiver, arguments
        code.method.instructions.insertBefore(call, told);
    }

    private static void tellResult(MethodInsnNode call, MethodCode code) {
        Type result = Type.getReturnType(call.desc);
        if (result.getSort() != Type.VOID) {
            code.after(call, MethodCode.tellValue(result));
        }
    }
}
