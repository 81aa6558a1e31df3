package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.Replacements;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Turns a reference to a JDK method, {@code queue::add}, into one to a method of the program that calls it: {@code q -> q.add(e)}. There the call is
 * instrumented as any other.
 */
final class MethodReferences {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final ClassNode type;
    private final Hierarchy hierarchy;
    private final List<MethodNode> made = new ArrayList<>();

    private MethodReferences(ClassNode type, Hierarchy hierarchy) {
        this.type = type;
        this.hierarchy = hierarchy;
    }

    static void makeMethodsOf(ClassNode type, Hierarchy hierarchy) {
        MethodReferences references = new MethodReferences(type, hierarchy);
        for (MethodNode method : type.methods) {
            int line = 0;
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof LineNumberNode number) {
                    line = number.line;
                } else if (insn instanceof InvokeDynamicInsnNode lambda
                        && lambda.bsm.getOwner().equals(FACTORY)) {
                    references.rewrite(lambda, method, line);
                }
            }
        }
        type.methods.addAll(references.made);
    }

    private void rewrite(InvokeDynamicInsnNode lambda, MethodNode method, int line) {
        Handle target = (Handle) lambda.bsmArgs[1];
        if (!concerns(target)) {
            return;
        }
        List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
        if (target.getTag() != H_INVOKESTATIC) {
            parameters.add(0, Type.getObjectType(target.getOwner()));
        }
        Type[] captured = Type.getArgumentTypes(lambda.desc);
        for (int i = 0; i < captured.length; i++) {
            parameters.set(i, captured[i]); // the metafactory wants them alike
        }
        String descriptor =
                Type.getMethodDescriptor(Type.getReturnType(target.getDesc()), parameters.toArray(new Type[0]));
        String name = "heddle$" + method.name.replaceAll("\\W", "") + "$" + made.size();
        made.add(caller(name, descriptor, target, parameters, line));
        lambda.bsmArgs[1] = new Handle(H_INVOKESTATIC, type.name, name, descriptor, (type.access & ACC_INTERFACE) != 0);
    }

    private boolean concerns(Handle target) {
        if (!hierarchy.trusts(target.getOwner())) {
            return false;
        }
        return switch (target.getTag()) {
            case H_INVOKESTATIC ->
                Replacements.ofStatic(target.getOwner(), target.getName(), target.getDesc()) != null
                        || StaticCalls.of(target.getOwner(), target.getName()) != StaticCalls.Effect.NONE;
            case H_INVOKEVIRTUAL, H_INVOKEINTERFACE ->
                Replacements.isMonitorMethod(target.getName(), target.getDesc())
                        || TrustedCalls.of(target.getOwner(), target.getName(), target.getDesc()) != Action.CALL;
            default -> false;
        };
    }

    private MethodNode caller(String name, String descriptor, Handle target, List<Type> parameters, int line) {
        MethodNode caller =
                new MethodNode(ASM9, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, descriptor, null, null);
        caller.visitCode();
        Label start = new Label();
        caller.visitLabel(start);
        if (line > 0) {
            caller.visitLineNumber(line, start);
        }
        int slot = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Type parameter = parameters.get(i);
            caller.visitVarInsn(parameter.getOpcode(ILOAD), slot);
            slot += parameter.getSize();
            if (i == 0
                    && target.getTag() != H_INVOKESTATIC
                    && !parameter.getInternalName().equals(target.getOwner())) {
                caller.visitTypeInsn(CHECKCAST, target.getOwner());
            }
        }
        int opcode = switch (target.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_INVOKEINTERFACE -> INVOKEINTERFACE;
            default -> INVOKEVIRTUAL;
        };
        caller.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        caller.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
        caller.visitMaxs(slot + 2, slot);
        return caller;
    }
}
