package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far code of the JDK reaches that a method of the program returns to. Which code that is, only the stack tells: the program may call the same method
 * itself.
 */
enum Reach {
    /** It is the program's own code, or code that only hands on what it is given. */
    NOTHING,
    /** What the program called that code on. */
    RECEIVER,
    /** Unknown: it completes futures, say, and takes the next task. */
    EVERYTHING;

    /** The kinds of code that stand on a stack. */
    private enum Code {
        PROGRAM,
        OWN,
        THREAD,
        PASSES_ON,
        COLLECTION,
        OTHER
    }

    private static final List<String> PASSING_ON = List.of(
            "dev.heddle.api.",
            "java.lang.StringConcatHelper",
            "java.lang.ThreadLocal",
            "java.lang.invoke.",
            "java.lang.reflect.",
            "java.util.Comparator",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.Spliterator",
            "java.util.function.",
            "java.util.stream.",
            "jdk.internal.reflect.");

    /** What collections have in common, or use. */
    private static final List<String> OF_COLLECTIONS = List.of(
            "java.lang.AbstractStringBuilder",
            "java.lang.Iterable",
            "java.util.Abstract",
            "java.util.Arrays",
            "java.util.Collection",
            "java.util.ComparableTimSort",
            "java.util.ImmutableCollections",
            "java.util.Iterator",
            "java.util.List",
            "java.util.Map",
            "java.util.Sequenced",
            "java.util.Set",
            "java.util.TimSort");

    private static final ClassValue<Code> CODE = new ClassValue<>() {
        @Override
        protected Code computeValue(Class<?> type) {
            String name = type.getName();
            if (!type.getModule().isNamed()) {
                return type.getClassLoader() == Reach.class.getClassLoader() ? Code.OWN : Code.PROGRAM;
            }
            if (type.getPackage() == Hooks.class.getPackage()) {
                return Code.OWN;
            }
            if (name.equals("java.lang.Thread") || name.startsWith("java.lang.ThreadBuilders$")) {
                return Code.THREAD;
            }
            if (name.equals("java.lang.String") || PASSING_ON.stream().anyMatch(name::startsWith)) {
                return Code.PASSES_ON;
            }
            return Footprint.isWhole(type) || OF_COLLECTIONS.stream().anyMatch(name::startsWith)
                    ? Code.COLLECTION
                    : Code.OTHER;
        }
    };

    private static final StackWalker WALKER = StackWalker.getInstance(options());

    /** JDK 22 and newer walk faster where only classes are asked for. */
    private static Set<StackWalker.Option> options() {
        Set<StackWalker.Option> options = new HashSet<>(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));
        for (StackWalker.Option option : StackWalker.Option.values()) {
            if (option.name().equals("DROP_METHOD_INFO")) {
                options.add(option);
            }
        }
        return options;
    }

    /** Of the code that the method of the program returns to which is the innermost on the stack. */
    static Reach ofCaller() {
        Thread suspended = Hooks.suspend();
        try {
            return WALKER.walk(Reach::ofCaller);
        } finally {
            Hooks.resume(suspended);
        }
    }

    private static Reach ofCaller(Stream<StackWalker.StackFrame> stack) {
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        Code code = Code.OWN;
        while (code == Code.OWN && frames.hasNext()) {
            code = CODE.get(frames.next().getDeclaringClass());
        }
        Reach reach = NOTHING;
        while (frames.hasNext()) {
            switch (CODE.get(frames.next().getDeclaringClass())) {
                case PROGRAM, OWN, THREAD -> {
                    return reach;
                }
                case PASSES_ON -> {}
                case COLLECTION -> reach = RECEIVER;
                case OTHER -> {
                    return EVERYTHING;
                }
            }
        }
        return reach;
    }
}
