package dev.heddle.engine.explore.kernel;

import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;

/** Classes of the JDK whose objects may be used by several threads at once: they lock, or have nothing that changes. In doubt a class is none of them. */
final class ThreadSafe {
    /** Packages, with the dot at the end, and what their classes begin with. */
    private static final Set<String> BEGINNINGS = Set.of(
            "java.io.Buffered",
            "java.io.ByteArray",
            "java.io.CharArray",
            "java.io.File",
            "java.io.InputStreamReader",
            "java.io.Object",
            "java.io.OutputStreamWriter",
            "java.io.Piped",
            "java.io.Print",
            "java.io.String",
            "java.lang.",
            "java.math.",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.",
            "java.security.SecureRandom",
            "java.time.",
            "java.util.Collections$",
            "java.util.Currency",
            "java.util.Hashtable",
            "java.util.Locale",
            "java.util.Observable",
            "java.util.Properties",
            "java.util.Random",
            "java.util.ResourceBundle",
            "java.util.Stack",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.Vector",
            "java.util.concurrent.",
            "java.util.function.",
            "java.util.logging.",
            "java.util.prefs.",
            "java.util.regex.Pattern");

    private static final ClassValue<Boolean> CONTAINED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !type.getModule().isNamed() // the program's own, which is looked into
                    || !Iterator.class.isAssignableFrom(type)
                            && !Spliterator.class.isAssignableFrom(type)
                            && BEGINNINGS.stream().anyMatch(type.getName()::startsWith);
        }
    };

    private ThreadSafe() {}

    static boolean contains(Class<?> type) {
        return CONTAINED.get(type);
    }
}
