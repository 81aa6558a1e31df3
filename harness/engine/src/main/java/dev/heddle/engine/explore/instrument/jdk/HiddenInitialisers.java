package dev.heddle.engine.explore.instrument.jdk;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Static initialisers of classes of the JDK that are not {@linkplain JdkPatch patched}. */
public final class HiddenInitialisers {
    private HiddenInitialisers() {}

    /**
     * The class, with nothing under control in its static initialiser.
     *
     * @return null if it has none that does more than JVMs do at all times, or it is so already
     */
    public static byte @Nullable [] in(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        boolean changed = false;
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>") && JdkRewriter.reachesOut(method) && !isHidden(method)) {
                JdkRewriter.runUncontrolled(method);
                changed = true;
            }
        }
        if (!changed) {
            return null;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean isHidden(MethodNode initialiser) {
        return initialiser.instructions.getFirst() instanceof MethodInsnNode call && call.owner.equals(HookCall.HOOKS);
    }
}
