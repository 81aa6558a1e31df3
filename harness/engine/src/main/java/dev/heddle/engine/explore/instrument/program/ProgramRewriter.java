package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Sites;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites a program's classes so that they tell the kernel what they do. Only straight code is inserted, never a branch into the middle of a method: so the
 * frames of the class file stay right, and nothing has to be known of types that are not loaded yet.
 */
public final class ProgramRewriter {
    private final Sites sites;
    private final Map<ClassLoader, Hierarchy> hierarchies = new WeakHashMap<>();

    public ProgramRewriter(Sites sites) {
        this.sites = sites;
    }

    /**
     * Rewrites a class.
     *
     * @param loader that defines it; null for the JDK's own
     * @throws RuntimeException if it cannot be rewritten: too large then, or not what a compiler makes
     */
    public byte[] rewrite(@Nullable ClassLoader loader, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Hierarchy hierarchy = hierarchyOf(loader == null ? ClassLoader.getPlatformClassLoader() : loader);
        hierarchy.know(ClassInfo.read(reader));
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        for (MethodNode method : type.methods) {
            rewrite(new MethodCode(type, method, hierarchy, sites));
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private synchronized Hierarchy hierarchyOf(ClassLoader loader) {
        return hierarchies.computeIfAbsent(loader, Hierarchy::new);
    }

    private static void rewrite(MethodCode code) {
        for (AbstractInsnNode insn : code.method.instructions.toArray()) {
            code.arriveAt(insn);
            rewrite(insn, code);
        }
        if ((code.method.access & ACC_SYNCHRONIZED) != 0 && (code.method.access & ACC_NATIVE) == 0) {
            Monitors.method(code);
        }
        if (isRunOfThread(code)) {
            code.method.instructions.insert(HookCall.of("begin", "(Ljava/lang/Thread;)V"));
            code.method.instructions.insert(new VarInsnNode(ALOAD, 0));
        }
        code.end();
    }

    private static boolean isRunOfThread(MethodCode code) {
        MethodNode method = code.method;
        return method.name.equals("run")
                && method.desc.equals("()V")
                && (method.access & (ACC_STATIC | ACC_ABSTRACT | ACC_NATIVE)) == 0
                && code.hierarchy.extendsClass(code.type.name, "java/lang/Thread");
    }

    private static void rewrite(AbstractInsnNode insn, MethodCode code) {
        int opcode = insn.getOpcode();
        if (insn instanceof FieldInsnNode access) {
            FieldAccesses.rewrite(access, code);
        } else if (insn instanceof MethodInsnNode call) {
            Calls.rewrite(call, code);
        } else if (opcode == MONITORENTER || opcode == MONITOREXIT) {
            Monitors.enterOrExit(insn, code);
        } else if (ArrayAccesses.isRead(opcode)) {
            ArrayAccesses.read(insn, code);
        } else if (ArrayAccesses.isWrite(opcode)) {
            ArrayAccesses.write(insn, code);
        }
    }
}
