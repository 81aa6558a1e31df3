package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Instructions by which the JVM initialises a class (JLS 12.4.1), where that does not check itself: see {@link StaticState}. */
final class ClassUses {
    private ClassUses() {}

    /** Before a static field that {@code declaring} declares: sees to it that this is initialised. */
    static void beforeAccess(FieldInsnNode access, String declaring, MethodCode code) {
        if (isToBeChecked(declaring, code)) {
            // Through the name that the program uses, which it may see; the method is found where the field is.
            String ensure = access.owner.equals(declaring) ? Renewal.ENSURE : Renewal.ensure(declaring);
            code.before(access, new MethodInsnNode(INVOKESTATIC, access.owner, ensure, "()V", false));
        }
    }

    /** An object is allocated; its class is initialised before the arguments of the constructor are evaluated. */
    static void beforeNew(TypeInsnNode allocation, MethodCode code) {
        if (hasArguments(allocation) && isToBeChecked(allocation.desc, code)) {
            code.before(allocation, new MethodInsnNode(INVOKESTATIC, allocation.desc, Renewal.ENSURE, "()V", false));
            moveLabel(allocation, code.method.instructions);
        }
    }

    private static boolean hasArguments(TypeInsnNode allocation) {
        return allocation.getNext() == null
                || allocation.getNext().getOpcode() != DUP
                || allocation.getNext().getNext() == null
                || allocation.getNext().getNext().getOpcode() != INVOKESPECIAL;
    }

    private static boolean isToBeChecked(String type, MethodCode code) {
        boolean checkedAtStart = type.equals(code.type.name) && StaticState.checksAtStart(code.method);
        return !checkedAtStart
                && code.hierarchy.find(type).filter(StaticState::hasState).isPresent();
    }

    /** Frames know an object that is not initialised yet by the label that stands right before its allocation. */
    private static void moveLabel(TypeInsnNode allocation, InsnList code) {
        LabelNode moved = new LabelNode();
        AbstractInsnNode ensure = allocation.getPrevious();
        code.insertBefore(allocation, moved);
        Set<Object> before = new HashSet<>();
        for (AbstractInsnNode at = ensure.getPrevious(); at != null && at.getOpcode() < 0; at = at.getPrevious()) {
            before.add(at);
        }
        for (AbstractInsnNode insn : before.isEmpty() ? new AbstractInsnNode[0] : code.toArray()) {
            if (insn instanceof FrameNode frame) {
                replace(frame.local, before, moved);
                replace(frame.stack, before, moved);
            }
        }
    }

    private static void replace(@Nullable List<Object> types, Set<Object> labels, LabelNode moved) {
        if (types != null) {
            types.replaceAll(each -> labels.contains(each) ? moved : each);
        }
    }
}
