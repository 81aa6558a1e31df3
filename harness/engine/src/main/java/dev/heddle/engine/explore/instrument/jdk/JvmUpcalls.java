package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;

import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/** Methods that the JVM calls on a program's thread, when it meets a class or a call site for the first time. */
final class JvmUpcalls {
    private static final Set<String> LINKING = Set.of(
            "linkCallSite", "linkDynamicConstant", "linkMethod", "linkMethodHandleConstant", "findMethodHandleType");

    private JvmUpcalls() {}

    static boolean contains(String owner, MethodNode method) {
        if ((method.access & (ACC_NATIVE | ACC_ABSTRACT)) != 0) {
            return false;
        }
        return switch (owner) {
            case "java/lang/ClassLoader" ->
                method.name.equals("loadClass") && method.desc.startsWith("(Ljava/lang/String;)");
            case "java/lang/invoke/MethodHandleNatives" -> LINKING.contains(method.name);
            default -> false;
        };
    }
}
