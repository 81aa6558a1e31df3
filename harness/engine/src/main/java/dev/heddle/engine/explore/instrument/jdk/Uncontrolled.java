package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods in which nothing is under control: those that the JVM calls on a program's thread when it meets a class or a call site for the first time (those of
 * class loaders are, where the program calls them) or compiles a method handle that has been called often, what defines a class, as the JVM looks for others in it, and those
 * of the streams of a process, where a thread of the JVM's own may come at any time, as the process ends. And whatever locks in packages that serve the JVM
 * itself: these locks stay real, so nobody may be switched away from who has one, though it may use what is explored inside of.
 */
final class Uncontrolled {
    private static final Set<String> LINKING = Set.of(
            "linkCallSite", "linkDynamicConstant", "linkMethod", "linkMethodHandleConstant", "findMethodHandleType");

    /** What the streams inherit, in front of what they do under a lock. */
    private static final Map<String, List<String>> STREAMS = Map.of(
            "java/lang/ProcessImpl$ProcessPipeInputStream",
            List.of("read()I", "read([BII)I", "skip(J)J", "available()I", "close()V"),
            "java/lang/ProcessImpl$ProcessPipeOutputStream",
            List.of("write(I)V", "write([BII)V", "flush()V", "close()V"));

    private static final String DEFINE_CLASS =
            "defineClass(Ljava/lang/String;[BIILjava/security/ProtectionDomain;)Ljava/lang/Class;";

    /** Beginnings of the names of classes that serve the JVM: they find classes and resources, and what implements a service of the JDK. */
    private static final List<String> REALLY_LOCKING = List.of(
            "java/net/URL",
            "java/security/Provider",
            "java/security/Security",
            "java/util/jar/",
            "java/util/zip/",
            "jdk/internal/loader/",
            "sun/net/www/protocol/jar/",
            "sun/security/jca/");

    private Uncontrolled() {}

    /** Whether the locks of a class stay real. */
    static boolean locksReally(String owner) {
        return REALLY_LOCKING.stream().anyMatch(owner::startsWith);
    }

    /** The hook that suspends control, and answers what is to be resumed; it takes the class loader if there is one to ask. */
    static MethodInsnNode hook(String owner, MethodNode method) {
        return owner.equals("java/lang/ClassLoader") && isLoading(method)
                ? HookCall.of(HookCall.LOADING, "suspend", "(Ljava/lang/ClassLoader;)Ljava/lang/Thread;")
                : HookCall.of("suspend", "()Ljava/lang/Thread;");
    }

    private static boolean isLoading(MethodNode method) {
        return method.name.equals("loadClass") && method.desc.startsWith("(Ljava/lang/String;");
    }

    static boolean contains(String owner, MethodNode method) {
        if ((method.access & (ACC_NATIVE | ACC_ABSTRACT)) != 0) {
            return false;
        }
        return switch (owner) {
            case "java/lang/ClassLoader" -> isLoading(method) || (method.name + method.desc).equals(DEFINE_CLASS);
            case "java/lang/invoke/LambdaForm" -> method.name.equals("compileToBytecode");
            case "java/lang/invoke/MethodHandle" -> method.name.equals("customize");
            case "java/lang/invoke/MethodHandleNatives" -> LINKING.contains(method.name);
            default -> STREAMS.getOrDefault(owner, List.of()).contains(method.name + method.desc);
        };
    }

    /** Gives a class the methods that it inherits and that are to be without control in it. */
    static void declareInherited(ClassNode type) {
        for (String each : STREAMS.getOrDefault(type.name, List.of())) {
            if (type.methods.stream().noneMatch(method -> each.equals(method.name + method.desc))) {
                int parameters = each.indexOf('(');
                type.methods.add(
                        callOfSuper(type.superName, each.substring(0, parameters), each.substring(parameters)));
            }
        }
    }

    private static MethodNode callOfSuper(String superName, String name, String descriptor) {
        var method = new MethodNode(ASM9, ACC_PUBLIC, name, descriptor, null, new String[] {"java/io/IOException"});
        method.visitCode();
        JdkRewriter.loadArguments(method, method);
        method.visitMethodInsn(INVOKESPECIAL, superName, name, descriptor, false);
        method.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
        return method;
    }
}
