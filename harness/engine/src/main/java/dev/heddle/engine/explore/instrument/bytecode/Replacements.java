package dev.heddle.engine.explore.instrument.bytecode;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Calls of JDK methods in whose place a hook is called, in a program's classes as in the JDK's: native or intrinsic methods, which cannot be given a
 * prologue. The hook takes the receiver, if there is one, then the same parameters.
 */
public final class Replacements {
    private static final Map<String, Hook> STATIC = Map.of(
            "java/lang/Thread.sleep(J)V", new Hook(HookCall.THREADS, "sleep"),
            "java/lang/Thread.yield()V", new Hook(HookCall.THREADS, "yield"),
            "java/lang/Thread.onSpinWait()V", new Hook(HookCall.THREADS, "onSpinWait"),
            "java/lang/Thread.holdsLock(Ljava/lang/Object;)Z", new Hook(HookCall.MONITORS, "holdsLock"),
            "java/lang/System.nanoTime()J", new Hook(HookCall.CHANCE, "nanoTime"),
            "java/lang/System.currentTimeMillis()J", new Hook(HookCall.CHANCE, "currentTimeMillis"),
            "java/lang/System.identityHashCode(Ljava/lang/Object;)I", new Hook(HookCall.CHANCE, "identityHashCode"));

    private static final Map<String, String> VIRTUAL = Map.of(
            "java/lang/Runtime.availableProcessors()I", "(Ljava/lang/Runtime;)I",
            "java/lang/Object.hashCode()I", "(Ljava/lang/Object;)I");

    private Replacements() {}

    /** The hook in place of a static method; null if there is none. Its descriptor is the method's. */
    public static @Nullable Hook ofStatic(String owner, String name, String descriptor) {
        return STATIC.get(owner + "." + name + descriptor);
    }

    /** Descriptor of the hook in place of an instance method, which has the same name in {@link HookCall#CHANCE}; null if there is none. */
    public static @Nullable String ofVirtual(String owner, String name, String descriptor) {
        return VIRTUAL.get(owner + "." + name + descriptor);
    }

    /** Whether this is a method of a monitor: {@code wait}, {@code notify}, {@code notifyAll}; they are final, so any class may stand before the name. */
    public static boolean isMonitorMethod(String name, String descriptor) {
        return switch (name) {
            case "wait" -> descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V");
            case "notify", "notifyAll" -> descriptor.equals("()V");
            default -> false;
        };
    }

    /** Descriptor of the hook in place of a method of a monitor: the monitor first, the site last. */
    public static String monitorHook(String descriptor) {
        return "(Ljava/lang/Object;" + descriptor.substring(1, descriptor.indexOf(')')) + "I" + ")" + Type.VOID_TYPE;
    }
}
