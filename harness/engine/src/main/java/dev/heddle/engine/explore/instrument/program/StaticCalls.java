package dev.heddle.engine.explore.instrument.program;

import java.util.Set;

/** What static methods of the JDK do to what they are given. */
final class StaticCalls {
    /** What a call touches. */
    enum Effect {
        /** Nothing that threads share. */
        NONE,
        /** Reads its first argument, an array or a collection. */
        READS_FIRST,
        /** Writes its first argument. */
        WRITES_FIRST,
        /** Copies from its first argument to its third. */
        COPIES,
        /** Nothing, but its result depends on the thread that calls. */
        LOOKS_AT_THREAD,
        /** The interrupt flag of the thread that calls. */
        WRITES_CURRENT_THREAD,
        /** State of the JDK itself. */
        WRITES_ALL
    }

    private static final Set<String> WRITERS = Set.of(
            "sort",
            "parallelSort",
            "fill",
            "setAll",
            "parallelSetAll",
            "parallelPrefix",
            "shuffle",
            "reverse",
            "swap",
            "addAll",
            "rotate",
            "replaceAll",
            "copy");

    private static final Set<String> WRAPPERS =
            Set.of("asList", "enumeration", "newSetFromMap", "asLifoQueue", "nCopies", "singleton");

    private StaticCalls() {}

    static Effect of(String owner, String name) {
        return switch (owner) {
            case "java/util/Arrays", "java/util/Collections" -> ofContainers(name);
            case "java/util/List", "java/util/Set", "java/util/Map" ->
                name.equals("copyOf") ? Effect.READS_FIRST : Effect.NONE;
            case "java/lang/Thread" ->
                switch (name) {
                    case "interrupted" -> Effect.WRITES_CURRENT_THREAD;
                    case "currentThread" -> Effect.LOOKS_AT_THREAD;
                    default -> Effect.NONE;
                };
            case "java/lang/System" ->
                switch (name) {
                    case "arraycopy" -> Effect.COPIES;
                    case "getProperty", "setProperty", "clearProperty" -> Effect.WRITES_ALL;
                    default -> Effect.NONE;
                };
            case "java/util/concurrent/CompletableFuture" ->
                name.endsWith("Async") || name.equals("anyOf") || name.equals("allOf")
                        ? Effect.WRITES_ALL
                        : Effect.NONE;
            case "java/nio/file/Files" -> Effect.WRITES_ALL;
            case "java/util/concurrent/ForkJoinTask" -> name.equals("invokeAll") ? Effect.WRITES_ALL : Effect.NONE;
            case "java/lang/reflect/Array" ->
                name.startsWith("set")
                        ? Effect.WRITES_FIRST
                        : name.startsWith("get") ? Effect.READS_FIRST : Effect.NONE;
            default -> Effect.NONE;
        };
    }

    private static Effect ofContainers(String name) {
        if (WRITERS.contains(name)) {
            return Effect.WRITES_FIRST;
        }
        boolean wraps = WRAPPERS.contains(name)
                || name.startsWith("empty")
                || name.startsWith("singleton")
                || name.startsWith("unmodifiable")
                || name.startsWith("synchronized")
                || name.startsWith("checked");
        return wraps ? Effect.NONE : Effect.READS_FIRST;
    }
}
