package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.BracketedBody;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.bytecode.Replacements;
import dev.heddle.engine.explore.instrument.site.Site;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/** Has the kernel take the place of monitors: {@code synchronized} in blocks and methods, {@code wait} and {@code notify}. */
final class Monitors {
    private static final String HOOK = "(Ljava/lang/Object;I)V";

    private Monitors() {}

    static void enterOrExit(AbstractInsnNode insn, MethodCode code) {
        boolean enter = insn.getOpcode() == MONITORENTER;
        int site = code.site(enter ? Site.Action.LOCK : Site.Action.UNLOCK, "", "");
        code.replace(
                insn,
                push(site), // monitor, site
                HookCall.of(HookCall.MONITORS, enter ? "enter" : "exit", HOOK)); //
    }

    /** {@code wait}, {@code notify} or {@code notifyAll}: the parameters are on the stack, above the monitor. */
    static void waitOrNotify(MethodInsnNode call, MethodCode code) {
        Site.Action action = switch (call.name) {
            case "wait" -> Site.Action.WAIT;
            case "notify" -> Site.Action.NOTIFY;
            default -> Site.Action.NOTIFY_ALL;
        };
        code.replace(
                call,
                push(code.site(action, "", "")), // monitor, parameters, site
                HookCall.of(HookCall.MONITORS, call.name, Replacements.monitorHook(call.desc))); //
    }

    static void method(MethodCode code) {
        BracketedBody.synchronise(code.type.name, code.method, (enter, at) -> {
            if (at != null) {
                code.moveToLineBefore(at);
            }
            InsnList hook = new InsnList();
            hook.add(push(code.site(enter ? Site.Action.LOCK : Site.Action.UNLOCK, "", ""))); // monitor, site
            hook.add(HookCall.of(HookCall.MONITORS, enter ? "enter" : "exit", HOOK)); //
            return hook;
        });
    }
}
