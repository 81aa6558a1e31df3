package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.Set;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls by which a program looks at its classes: what was added to them is hidden; and calls by which it has the JVM initialise one: what {@link StaticState} makes of its initialiser is to run then. What calls the constructors and static
 * methods of the class by reflection needs nothing, as these check at their start.
 */
final class Reflection {
    private static final String OF_CLASS = "(Ljava/lang/Class;)V";
    private static final String FOR_NAME = "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;";

    /** Methods of {@link Class} whose result may hold what was added to the program's classes, or is in an order of the JVM's. */
    private static final Set<String> LISTING = Set.of(
            "getFields",
            "getDeclaredFields",
            "getMethods",
            "getDeclaredMethods",
            "getConstructors",
            "getDeclaredConstructors",
            "getInterfaces");

    private static final String CLASS_LOADER = "java/lang/ClassLoader";
    private static final Set<String> LOAD_CLASS =
            Set.of("(Ljava/lang/String;)Ljava/lang/Class;", "(Ljava/lang/String;Z)Ljava/lang/Class;");

    private Reflection() {}

    static void rewrite(MethodInsnNode call, MethodCode code) {
        if (call.owner.equals("java/lang/Class") && call.name.equals("forName")) {
            forName(call, code);
        } else if (call.owner.equals("java/lang/Class") && LISTING.contains(call.name)) {
            String hook = call.name.equals("getDeclaredMethods") ? "shownOfDeclared" : "shown";
            String listed = call.desc.substring(2); // of ()
            InsnList shown = new InsnList(); // all
            shown.add(HookCall.of(HookCall.MEMBERS, hook, "(" + listed + ")" + listed)); // those of the program
            code.after(call, shown);
        } else if (isLoading(call, code)) {
            code.replace(
                    call,
                    HookCall.of(HookCall.LOADING, call.name, "(Ljava/lang/ClassLoader;" + call.desc.substring(1)));
        } else if (call.owner.equals("java/lang/invoke/MethodHandles$Lookup")
                && call.name.equals("ensureInitialized")) {
            ensureResult(call, code);
        }
    }

    private static boolean isLoading(MethodInsnNode call, MethodCode code) {
        return call.name.equals("loadClass")
                && LOAD_CLASS.contains(call.desc)
                && call.getOpcode() == INVOKEVIRTUAL
                && (call.owner.equals(CLASS_LOADER) || code.hierarchy.extendsClass(call.owner, CLASS_LOADER));
    }

    /** A call that makes static state as new, in one of the forms that the bridge has. */
    static MethodInsnNode ensure(String descriptor) {
        return HookCall.of(HookCall.INITIALISATION, "ensure", descriptor);
    }

    private static void forName(MethodInsnNode call, MethodCode code) {
        if (call.desc.equals(FOR_NAME)) {
            code.replace(call, HookCall.of(HookCall.INITIALISATION, "forName", FOR_NAME));
        } else if (call.desc.startsWith("(Ljava/lang/String;)")) {
            ensureResult(call, code); // the loader is that of who calls it
        }
    }

    private static void ensureResult(MethodInsnNode call, MethodCode code) {
        InsnList ensured = new InsnList(); // class
        ensured.add(new InsnNode(DUP)); // class, class
        ensured.add(ensure(OF_CLASS)); // class
        code.after(call, ensured);
    }
}
