package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.BracketedBody;
import dev.heddle.engine.explore.instrument.bytecode.Hook;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites one class of the JDK. A method that takes a monitor is split in two, one for controlled threads that asks the kernel, one for all others that
 * takes the real monitor:
 *
 * <pre>
 *   add(e) { if (Hooks.controlled()) add$controlled(e) else add$original(e) }
 * </pre>
 *
 * so that either has its monitors nested as the JIT compilers want them. No branch is inserted anywhere but at the start of a method, where the frame is
 * known; all else needs no new frames.
 */
final class JdkRewriter {
    private final ClassNode type;
    private boolean changed;

    private JdkRewriter(ClassNode type) {
        this.type = type;
    }

    /** The class rewritten; null if there is nothing in it to rewrite. */
    static byte @Nullable [] rewrite(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        JdkRewriter rewriter = new JdkRewriter(type);
        rewriter.run();
        if (!rewriter.changed) {
            return null;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private void run() {
        if (Uncontrolled.locksReally(type.name)) {
            keepLocks();
            return;
        }
        Uncontrolled.declareInherited(type);
        for (MethodNode method : List.copyOf(type.methods)) {
            if (new JdkCalls(type.name, method, sharesMonitorsWithJvm()).rewrite()) {
                changed = true;
            }
        }
        List<MethodNode> methods = new ArrayList<>();
        for (MethodNode method : type.methods) {
            Hook hook = Prologues.hookOf(type.name + "." + method.name + method.desc);
            if (hook != null && (method.access & (ACC_NATIVE | ACC_ABSTRACT)) == 0) {
                giveWayToHook(method, hook, methods);
                changed = true;
            } else if (Uncontrolled.contains(type.name, method)) {
                suspend(method, methods);
                changed = true;
            } else if (locks(method) && !method.name.startsWith("<") && !sharesMonitorsWithJvm()) {
                split(method, methods);
                changed = true;
            } else {
                methods.add(method);
            }
        }
        type.methods = methods;
        for (MethodNode method : methods) {
            if (method.name.equals("<clinit>") && reachesOut(method)) {
                runUncontrolled(method);
                changed = true;
            }
        }
        changed |= SpecialCases.apply(type);
    }

    private void keepLocks() {
        List<MethodNode> methods = new ArrayList<>();
        for (MethodNode method : type.methods) {
            if (locks(method) && !method.name.startsWith("<")) {
                suspend(method, methods);
                changed = true;
            } else {
                methods.add(method);
            }
        }
        type.methods = methods;
    }

    /** Whether a static initialiser does more than JVMs do at all times: read constants, find out offsets of fields. */
    static boolean reachesOut(MethodNode initialiser) {
        for (AbstractInsnNode insn : initialiser.instructions) {
            if (insn instanceof MethodInsnNode call
                    && !call.owner.equals("jdk/internal/misc/Unsafe")
                    && !call.owner.equals("java/lang/Class")
                    && !call.owner.startsWith("java/lang/invoke/")) {
                return true;
            }
        }
        return false;
    }

    static void runUncontrolled(MethodNode initialiser) {
        BracketedBody.wrap(initialiser, new Object[0], (enter, at) -> {
            InsnList hook = new InsnList();
            hook.add(HookCall.of(enter ? "beginInitialiserOfJdk" : "endInitialiserOfJdk", "()V"));
            return hook;
        });
    }

    /** What threads of the JVM lock too, those of the collector and of processes, and no thread waits for while it has it. */
    private boolean sharesMonitorsWithJvm() {
        return type.name.startsWith("java/lang/ref/")
                || type.name.startsWith("jdk/internal/ref/")
                || type.name.startsWith("java/lang/Process");
    }

    private static boolean locks(MethodNode method) {
        if ((method.access & ACC_NATIVE) != 0 || method.name.equals("fillInStackTrace")) { // the JVM knows it by name
            return false;
        }
        if ((method.access & ACC_SYNCHRONIZED) != 0) {
            return true;
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == MONITORENTER) {
                return true;
            }
        }
        return false;
    }

    private void giveWayToHook(MethodNode method, Hook hook, List<MethodNode> methods) {
        dropIntrinsic(method);
        MethodNode original = copy(method, method.name + "$original");
        MethodNode front = front(method);
        Label uncontrolled = new Label();
        front.visitMethodInsn(INVOKESTATIC, HookCall.HOOKS, "controlled", "()Z", false);
        front.visitJumpInsn(IFEQ, uncontrolled);
        String receiver = (type.access & ACC_PUBLIC) != 0 ? type.name : type.superName;
        String parameters = method.desc.substring(1);
        boolean isStatic = (method.access & ACC_STATIC) != 0;
        loadArguments(front, method);
        front.visitMethodInsn(
                INVOKESTATIC,
                hook.owner(),
                hook.name(),
                isStatic ? method.desc : "(L" + receiver + ";" + parameters,
                false);
        front.visitInsn(Type.getReturnType(method.desc).getOpcode(IRETURN));
        front.visitLabel(uncontrolled);
        front.visitFrame(F_SAME, 0, null, 0, null);
        callVariant(front, original);
        methods.add(front);
        methods.add(original);
    }

    private void split(MethodNode method, List<MethodNode> methods) {
        dropIntrinsic(method);
        MethodNode original = copy(method, method.name + "$original");
        MethodNode controlled = copy(method, method.name + "$controlled");
        askKernel(controlled);
        if ((method.access & ACC_SYNCHRONIZED) != 0) {
            BracketedBody.synchronise(type.name, controlled, (enter, at) -> {
                InsnList hook = new InsnList();
                hook.add(monitorHook(enter));
                return hook;
            });
        }
        MethodNode front = front(method);
        Label uncontrolled = new Label();
        front.visitMethodInsn(INVOKESTATIC, HookCall.HOOKS, "controlled", "()Z", false);
        front.visitJumpInsn(IFEQ, uncontrolled);
        callVariant(front, controlled);
        front.visitLabel(uncontrolled);
        front.visitFrame(F_SAME, 0, null, 0, null);
        callVariant(front, original);
        methods.add(front);
        methods.add(controlled);
        methods.add(original);
    }

    /** The JVM knows its intrinsics by their being synchronized, and complains of one that is not. */
    private static void dropIntrinsic(MethodNode method) {
        if (method.visibleAnnotations != null) {
            method.visibleAnnotations.removeIf(annotation -> annotation.desc.endsWith("IntrinsicCandidate;"));
        }
    }

    /** Thread suspended = Hooks.suspend(); try { m$original() } finally { Hooks.resume(suspended) }. */
    private void suspend(MethodNode method, List<MethodNode> methods) {
        MethodNode original = copy(method, method.name + "$original");
        MethodNode front = front(method);
        int saved = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - ((method.access & ACC_STATIC) != 0 ? 1 : 0);
        Label start = new Label();
        Label end = new Label();
        front.visitTryCatchBlock(start, end, end, null);
        MethodInsnNode suspend = Uncontrolled.hook(type.name, method);
        if (!suspend.desc.startsWith("()")) {
            front.visitVarInsn(ALOAD, 0);
        }
        front.instructions.add(suspend);
        front.visitVarInsn(ASTORE, saved);
        front.visitLabel(start);
        loadArguments(front, original);
        front.visitMethodInsn(
                (original.access & ACC_STATIC) != 0 ? INVOKESTATIC : INVOKESPECIAL,
                type.name,
                original.name,
                original.desc,
                false);
        resume(front, saved);
        front.visitInsn(Type.getReturnType(method.desc).getOpcode(IRETURN));
        front.visitLabel(end);
        Object[] locals = new Object[saved + 1];
        java.util.Arrays.fill(locals, TOP);
        locals[saved] = "java/lang/Thread";
        front.visitFrame(F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        resume(front, saved);
        front.visitInsn(ATHROW);
        methods.add(front);
        if (locks(original) && !sharesMonitorsWithJvm() && !Uncontrolled.locksReally(type.name)) {
            split(original, methods); // where control is not suspended after all
        } else {
            methods.add(original);
        }
    }

    private static void resume(MethodVisitor code, int saved) {
        code.visitVarInsn(ALOAD, saved);
        code.visitMethodInsn(INVOKESTATIC, HookCall.HOOKS, "resume", "(Ljava/lang/Thread;)V", false);
    }

    private static void askKernel(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == MONITORENTER || insn.getOpcode() == MONITOREXIT) {
                method.instructions.set(insn, monitorHook(insn.getOpcode() == MONITORENTER));
            }
        }
    }

    private static MethodInsnNode monitorHook(boolean enter) {
        return HookCall.of(HookCall.MONITORS, enter ? "enter" : "exit", "(Ljava/lang/Object;)V");
    }

    /** The method with its name, its annotations and no body yet. */
    private static MethodNode front(MethodNode method) {
        MethodNode front = new MethodNode(
                ASM9,
                method.access & ~ACC_SYNCHRONIZED,
                method.name,
                method.desc,
                method.signature,
                method.exceptions.toArray(new String[0]));
        front.visibleAnnotations = method.visibleAnnotations;
        front.invisibleAnnotations = method.invisibleAnnotations;
        front.visibleParameterAnnotations = method.visibleParameterAnnotations;
        front.invisibleParameterAnnotations = method.invisibleParameterAnnotations;
        front.visibleTypeAnnotations = method.visibleTypeAnnotations;
        front.parameters = method.parameters;
        front.annotationDefault = method.annotationDefault;
        front.visitCode();
        return front;
    }

    private static MethodNode copy(MethodNode method, String name) {
        int kept = method.access & (ACC_STATIC | ACC_SYNCHRONIZED | ACC_VARARGS | ACC_STRICT);
        MethodNode copy = new MethodNode(
                ASM9,
                kept | ACC_PRIVATE | ACC_SYNTHETIC,
                name,
                method.desc,
                null,
                method.exceptions.toArray(new String[0]));
        method.accept(copy);
        copy.visibleParameterAnnotations = null;
        copy.invisibleParameterAnnotations = null;
        copy.parameters = null;
        return copy;
    }

    private void callVariant(MethodVisitor code, MethodNode variant) {
        loadArguments(code, variant);
        boolean isInterface = (type.access & ACC_INTERFACE) != 0;
        int call = (variant.access & ACC_STATIC) != 0 ? INVOKESTATIC : INVOKESPECIAL;
        code.visitMethodInsn(call, type.name, variant.name, variant.desc, isInterface);
        code.visitInsn(Type.getReturnType(variant.desc).getOpcode(IRETURN));
    }

    static void loadArguments(MethodVisitor code, MethodNode method) {
        int slot = 0;
        if ((method.access & ACC_STATIC) == 0) {
            code.visitVarInsn(ALOAD, slot++);
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            code.visitVarInsn(argument.getOpcode(ILOAD), slot);
            slot += argument.getSize();
        }
    }
}
