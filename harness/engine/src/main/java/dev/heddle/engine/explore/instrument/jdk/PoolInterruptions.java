package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.BracketedBody;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * A pool that is shut down interrupts its idle threads, which catch the exception and look at the pool again: nobody sees where it was made, and finding that
 * out costs as much as ten switches.
 */
final class PoolInterruptions {
    private static final String EXCEPTION = "java/lang/InterruptedException";

    private PoolInterruptions() {}

    /** Lets the kernel know when a thread of a pool looks for its next task. */
    static void tellOfTasks(ClassNode pool) {
        for (MethodNode method : pool.methods) {
            if (method.name.equals("getTask")) {
                BracketedBody.wrap(method, new Object[0], (enter, at) -> {
                    InsnList code = new InsnList();
                    code.add(HookCall.of(HookCall.POOLS, enter ? "takesTask" : "tookTask", "()V"));
                    return code;
                });
            }
        }
    }

    /** {@code throw new InterruptedException()} becomes {@code e = unseen(); if (e != null) throw e; throw new InterruptedException()}. */
    static void reuse(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof TypeInsnNode made && insn.getOpcode() == NEW && isThrown(made)) {
                    LabelNode make = new LabelNode();
                    InsnList code = new InsnList();
                    code.add(HookCall.of(HookCall.POOLS, "unseen", "()L" + EXCEPTION + ";")); // e
                    code.add(new InsnNode(DUP)); // e, e
                    code.add(new JumpInsnNode(IFNULL, make)); // e
                    code.add(new InsnNode(ATHROW));
                    code.add(make);
                    code.add(new FrameNode(F_SAME1, 0, null, 1, new Object[] {EXCEPTION})); // e
                    code.add(new InsnNode(POP)); //
                    method.instructions.insertBefore(insn, code);
                }
            }
        }
    }

    private static boolean isThrown(TypeInsnNode made) {
        return made.desc.equals(EXCEPTION)
                && made.getNext().getOpcode() == DUP
                && made.getNext().getNext() instanceof MethodInsnNode constructor
                && constructor.desc.equals("()V")
                && constructor.getNext().getOpcode() == ATHROW;
    }
}
