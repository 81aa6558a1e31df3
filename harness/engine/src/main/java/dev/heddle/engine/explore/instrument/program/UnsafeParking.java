package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import org.objectweb.asm.tree.MethodInsnNode;

/** Has threads that are parked by {@code sun.misc.Unsafe} wait where the kernel sees it. */
final class UnsafeParking {
    private UnsafeParking() {}

    /** Whether the call was one of these, and is replaced. */
    static boolean replace(MethodInsnNode call, MethodCode code) {
        boolean parks =
                call.owner.equals("sun/misc/Unsafe") && (call.name.equals("park") || call.name.equals("unpark"));
        if (parks) {
            String descriptor = "(Ljava/lang/Object;" + call.desc.substring(1);
            code.replace(
                    call,
                    push(code.site(Action.CALL, "java/util/concurrent/locks/LockSupport", call.name)),
                    HookCall.of("at", "(I)V"),
                    HookCall.of(HookCall.THREADS, call.name, descriptor));
        }
        return parks;
    }
}
