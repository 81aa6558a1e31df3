package dev.heddle.engine.explore.instrument.program;

import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of the JDK that set something which other threads get: they are told as writes and reads of a field. */
final class Accessors {
    /**
     * What such a method touches.
     *
     * @param owner internal name of the class that has it
     * @param field its name
     */
    record Accessor(Action action, String owner, String field) {}

    private static final String THREAD = "java/lang/Thread";
    private static final String SYSTEM = "java/lang/System";

    /** The fields, by the class and what follows {@code get} and {@code set}. */
    private static final Map<String, String> FIELDS = Map.of(
            THREAD + ".Name",
            "name",
            THREAD + ".Priority",
            "priority",
            THREAD + ".ContextClassLoader",
            "contextClassLoader",
            THREAD + ".UncaughtExceptionHandler",
            "uncaughtExceptionHandler",
            THREAD + ".DefaultUncaughtExceptionHandler",
            "defaultUncaughtExceptionHandler",
            SYSTEM + ".Out",
            "out",
            SYSTEM + ".Err",
            "err",
            SYSTEM + ".In",
            "in",
            "java/util/Locale.Default",
            "default",
            "java/util/TimeZone.Default",
            "default");

    private Accessors() {}

    /** What a method touches; null if it is none of these. */
    static @Nullable Accessor of(String owner, String method) {
        boolean sets = method.startsWith("set");
        if (!sets && !method.startsWith("get")) {
            return null;
        }
        String field = FIELDS.get(owner + "." + method.substring(3));
        return field == null ? null : new Accessor(sets ? Action.WRITE : Action.READ, owner, field);
    }

    /** Whether a field is set by one of these methods, though it is final. */
    static boolean isSet(String owner, String field) {
        return owner.equals(SYSTEM) && (field.equals("out") || field.equals("err") || field.equals("in"));
    }
}
