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

/** Puts code before a method's body, and on each way out of it. */
public final class BracketedBody {
    private BracketedBody() {}

    /**
     * Puts what the JVM does for a {@code synchronized} method into its body, and takes the flag off.
     *
     * @param hooks code that takes the lock off the stack, for entering ({@code true}) and for leaving, as seen from an instruction
     */
    public static void synchronise(
            String owner, MethodNode method, BiFunction<Boolean, AbstractInsnNode, InsnList> hooks) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof VarInsnNode store
                    && store.getOpcode() == ASTORE
                    && store.var == 0
                    && !isStatic(method)) {
                throw new IllegalArgumentException("synchronized method " + method.name + " assigns to `this`");
            }
        }
        // The lock is all that is still needed on the way out by an exception, and all that the frame there has to
        // tell.
        Object[] locals = isStatic(method) ? new Object[0] : new Object[] {owner};
        wrap(method, locals, (enter, at) -> {
            InsnList code = hooks.apply(enter, at);
            code.insert(isStatic(method) ? new LdcInsnNode(Type.getObjectType(owner)) : new VarInsnNode(ALOAD, 0));
            return code;
        });
        method.access &= ~ACC_SYNCHRONIZED;
    }

    /**
     * Wraps.
     *
     * @param locals the first local variables, as far as the code for leaving needs them
     * @param brackets makes the code for entering ({@code true}) and for leaving, as seen from an instruction
     */
    public static void wrap(
            MethodNode method, Object[] locals, BiFunction<Boolean, AbstractInsnNode, InsnList> brackets) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        AbstractInsnNode first = method.instructions.getFirst();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() >= IRETURN && insn.getOpcode() <= RETURN) {
                method.instructions.insertBefore(insn, brackets.apply(false, insn));
            }
        }
        InsnList entry = brackets.apply(true, first);
        entry.add(start);
        method.instructions.insert(entry);
        InsnList handler = new InsnList();
        handler.add(end);
        handler.add(new FrameNode(F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
        handler.add(brackets.apply(false, method.instructions.getLast()));
        handler.add(new InsnNode(ATHROW));
        method.instructions.add(handler);
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & ACC_STATIC) != 0;
    }
}
