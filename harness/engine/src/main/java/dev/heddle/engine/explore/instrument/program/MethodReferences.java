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
 * Turns a reference to a method, {@code queue::add}, into one to a method of this class that calls it: {@code q -> q.add(e)}. There a call of the JDK is
 * instrumented as any other, and of one of the program's own it is seen when it returns to the JDK.
 */
final class MethodReferences {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private static final String PREFIX = "heddle$";

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
                } else if (insn instanceof InvokeDynamicInsnNode lambda && isLambda(lambda)) {
                    references.rewrite(lambda, method, line);
                }
            }
        }
        type.methods.addAll(references.made);
    }

    /** Whether a method was made here: no call of it initialises the class, as no call by the reference did. */
    static boolean isMade(MethodNode method) {
        return method.name.startsWith(PREFIX);
    }

    private static boolean isLambda(InvokeDynamicInsnNode insn) {
        return insn.bsm.getOwner().equals(FACTORY);
    }

    /** Whether an instruction makes a lambda that code of the JDK may call: of an interface of the JDK's, or one that overrides its method. */
    static boolean makesCallback(InvokeDynamicInsnNode insn, Hierarchy hierarchy) {
        return isLambda(insn)
                && hierarchy.overridesTrusted(
                        Type.getReturnType(insn.desc).getInternalName(), insn.name + insn.bsmArgs[0]);
    }

    private void rewrite(InvokeDynamicInsnNode lambda, MethodNode method, int line) {
        Handle target = (Handle) lambda.bsmArgs[1];
        if (!(hierarchy.trusts(target.getOwner()) ? concerns(target) : isCalledBack(lambda, target))) {
            return;
        }
        List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
        if (hasReceiver(target)) {
            parameters.add(0, Type.getObjectType(target.getOwner()));
        }
        Type[] captured = Type.getArgumentTypes(lambda.desc);
        for (int i = 0; i < captured.length; i++) {
            parameters.set(i, captured[i]); // the metafactory wants them alike
        }
        String descriptor = Type.getMethodDescriptor(result(target), parameters.toArray(new Type[0]));
        String name = PREFIX + method.name.replaceAll("\\W", "") + "$" + made.size();
        made.add(caller(name, descriptor, target, parameters, line));
        lambda.bsmArgs[1] = new Handle(H_INVOKESTATIC, type.name, name, descriptor, (type.access & ACC_INTERFACE) != 0);
    }

    private static boolean hasReceiver(Handle target) {
        return target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL;
    }

    private static Type result(Handle target) {
        return target.getTag() == H_NEWINVOKESPECIAL
                ? Type.getObjectType(target.getOwner())
                : Type.getReturnType(target.getDesc());
    }

    /** A method or constructor of the program, and no lambda's body; a lambda that can be serialised is known by the name of its method. */
    private boolean isCalledBack(InvokeDynamicInsnNode lambda, Handle target) {
        return makesCallback(lambda, hierarchy)
                && lambda.bsm.getName().equals("metafactory")
                && !(target.getOwner().equals(type.name)
                        && type.methods.stream()
                                .anyMatch(method -> (method.access & ACC_SYNTHETIC) != 0
                                        && method.name.equals(target.getName())
                                        && method.desc.equals(target.getDesc())));
    }

    /** Of a method of the JDK. */
    private boolean concerns(Handle target) {
        return Accessors.of(target.getOwner(), target.getName()) != null
                || switch (target.getTag()) {
                    case H_INVOKESTATIC ->
                        Replacements.ofStatic(target.getOwner(), target.getName(), target.getDesc()) != null
                                || StaticCalls.of(target.getOwner(), target.getName()) != StaticCalls.Effect.NONE;
                    case H_INVOKEVIRTUAL, H_INVOKEINTERFACE ->
                        Replacements.isMonitorMethod(target.getName(), target.getDesc())
                                || TrustedCalls.of(target.getOwner(), target.getName(), target.getDesc())
                                        != Action.CALL;
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
        if (target.getTag() == H_NEWINVOKESPECIAL) {
            caller.visitTypeInsn(NEW, target.getOwner());
            caller.visitInsn(DUP);
        }
        int slot = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Type parameter = parameters.get(i);
            caller.visitVarInsn(parameter.getOpcode(ILOAD), slot);
            slot += parameter.getSize();
            if (i == 0 && hasReceiver(target) && !parameter.getInternalName().equals(target.getOwner())) {
                caller.visitTypeInsn(CHECKCAST, target.getOwner());
            }
        }
        int opcode = switch (target.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_INVOKEINTERFACE -> INVOKEINTERFACE;
            case H_INVOKESPECIAL, H_NEWINVOKESPECIAL -> INVOKESPECIAL;
            default -> INVOKEVIRTUAL;
        };
        caller.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        caller.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
        caller.visitMaxs(slot + 2, slot);
        return caller;
    }
}
