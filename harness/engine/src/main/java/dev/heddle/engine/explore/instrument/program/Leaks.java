package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds constructors that let {@code this} out: hand it to a method, keep it somewhere, start a thread with it. Only then can another thread see a final field
 * before it is set, so only then are final fields of interest.
 */
final class Leaks {
    private Leaks() {}

    /** Whether the constructor lets {@code this} out, or may. */
    static boolean of(String owner, MethodNode constructor) {
        Frame<SourceValue>[] frames;
        try {
            frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, constructor);
        } catch (AnalyzerException e) {
            return true; // not known
        }
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode insn = constructor.instructions.get(i);
            Frame<SourceValue> frame = frames[i];
            if (frame != null && letsOut(insn, frame)) {
                return true;
            }
        }
        return false;
    }

    private static boolean letsOut(AbstractInsnNode insn, Frame<SourceValue> frame) {
        return switch (insn.getOpcode()) {
            case PUTSTATIC, AASTORE, PUTFIELD -> isThis(frame.getStack(frame.getStackSize() - 1));
            case INVOKESPECIAL ->
                takesThis(frame, ((MethodInsnNode) insn).name.equals("<init>") ? 1 : 0, ((MethodInsnNode) insn).desc);
            case INVOKEVIRTUAL, INVOKEINTERFACE -> takesThis(frame, 0, ((MethodInsnNode) insn).desc);
            case INVOKESTATIC -> takesThis(frame, 1, ((MethodInsnNode) insn).desc);
            case INVOKEDYNAMIC -> takesThis(frame, 1, ((InvokeDynamicInsnNode) insn).desc);
            default -> false;
        };
    }

    /** Whether this is among the arguments, the receiver counted as the first of them; {@code first} of them do not count. */
    private static boolean takesThis(Frame<SourceValue> frame, int first, String descriptor) {
        int arguments = Type.getArgumentTypes(descriptor).length + 1 - first;
        for (int i = 1; i <= arguments && i <= frame.getStackSize(); i++) {
            if (isThis(frame.getStack(frame.getStackSize() - i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThis(SourceValue value) {
        return value.insns.stream()
                .anyMatch(insn -> insn instanceof VarInsnNode load && load.getOpcode() == ALOAD && load.var == 0);
    }
}
