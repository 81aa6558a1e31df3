package dev.heddle.engine.explore.instrument.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.function.BiFunction;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Puts what the JVM does for a {@code synchronized} method into its body: enter, and exit on each way out. Takes the flag off. */
public final class SynchronizedBody {
    private SynchronizedBody() {}

    /**
     * Wraps.
     *
     * @param hooks code that takes the lock off the stack: for entering ({@code true}) and for leaving, at an instruction; null for what the compiler adds
     */
    public static void wrap(String owner, MethodNode method, BiFunction<Boolean, AbstractInsnNode, InsnList> hooks) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        AbstractInsnNode first = method.instructions.getFirst();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() >= IRETURN && insn.getOpcode() <= RETURN) {
                method.instructions.insertBefore(insn, withLock(owner, method, hooks.apply(false, insn)));
            } else if (insn instanceof VarInsnNode store
                    && store.getOpcode() == ASTORE
                    && store.var == 0
                    && !isStatic(method)) {
                throw new IllegalArgumentException("synchronized method " + method.name + " assigns to `this`");
            }
        }
        InsnList entry = withLock(owner, method, hooks.apply(true, first));
        entry.add(start);
        method.instructions.insert(entry);
        InsnList handler = new InsnList();
        handler.add(end);
        // The lock is all that is still needed there, and all that the frame has to tell.
        Object[] locals = isStatic(method) ? new Object[0] : new Object[] {owner};
        handler.add(new FrameNode(F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
        handler.add(withLock(owner, method, hooks.apply(false, method.instructions.getLast())));
        handler.add(new InsnNode(ATHROW));
        method.instructions.add(handler);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
        method.access &= ~ACC_SYNCHRONIZED;
    }

    private static InsnList withLock(String owner, MethodNode method, InsnList hook) {
        hook.insert(isStatic(method) ? new LdcInsnNode(Type.getObjectType(owner)) : new VarInsnNode(ALOAD, 0));
        return hook;
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & ACC_STATIC) != 0;
    }
}
