package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds the accesses of a static initialiser to arrays that others may know. Most are to tables that it has just made, which nobody else can touch before it has
 * ended.
 */
final class InitialiserArrays {
    private final String owner;
    private final InsnList code;
    private final Frame<SourceValue>[] frames;
    /** Static fields of the class to which an array of others is assigned. */
    private final Set<String> othersIn = new HashSet<>();

    private InitialiserArrays(String owner, MethodNode initialiser) throws AnalyzerException {
        this.owner = owner;
        this.code = initialiser.instructions;
        this.frames = new Analyzer<>(new Origins()).analyze(owner, initialiser);
        boolean grown;
        do {
            grown = false;
            for (AbstractInsnNode insn : code) {
                grown |= insn.getOpcode() == PUTSTATIC && !ownAt(insn, 1) && othersIn.add(((FieldInsnNode) insn).name);
            }
        } while (grown);
    }

    /** The instructions, before the initialiser is rewritten. */
    static Set<AbstractInsnNode> ofOthers(String owner, MethodNode initialiser) {
        Set<AbstractInsnNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            InitialiserArrays arrays = new InitialiserArrays(owner, initialiser);
            for (AbstractInsnNode insn : initialiser.instructions) {
                int depth = depthOfArray(insn);
                if (depth != 0 && !arrays.ownAt(insn, depth)) {
                    found.add(insn);
                }
            }
        } catch (AnalyzerException e) {
            initialiser.instructions.forEach(found::add); // not known: all of them
        }
        return found;
    }

    /** How deep the array is on the stack; 0 if the instruction is no access to an array. */
    private static int depthOfArray(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return ArrayAccesses.isRead(opcode) ? 2 : ArrayAccesses.isWrite(opcode) ? 3 : 0;
    }

    /** Whether a value on the stack, 1 being the topmost, can only be an array that the initialiser made. */
    private boolean ownAt(AbstractInsnNode insn, int depth) {
        Frame<SourceValue> frame = frames[code.indexOf(insn)];
        return frame == null // never comes there
                || frame.getStack(frame.getStackSize() - depth).insns.stream().allMatch(this::makesOwn);
    }

    private boolean makesOwn(AbstractInsnNode origin) {
        return switch (origin.getOpcode()) {
            case NEWARRAY, ANEWARRAY, MULTIANEWARRAY, ACONST_NULL -> true;
            case AALOAD -> ownAt(origin, 2);
            case GETSTATIC ->
                ((FieldInsnNode) origin).owner.equals(owner) && !othersIn.contains(((FieldInsnNode) origin).name);
            case INVOKESTATIC -> ((MethodInsnNode) origin).name.equals("values"); // of an enum: a copy
            case INVOKEVIRTUAL -> ((MethodInsnNode) origin).name.equals("clone");
            default -> false;
        };
    }

    /** A value that is only moved keeps the instruction that it came from. */
    private static final class Origins extends SourceInterpreter {
        Origins() {
            super(ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return value;
        }
    }
}
