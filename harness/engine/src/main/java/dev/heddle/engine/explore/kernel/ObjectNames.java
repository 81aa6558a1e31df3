package dev.heddle.engine.explore.kernel;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Names objects of one schedule for a reader: the class without its package, and a number among those of its class in the order in which they were named. */
public final class ObjectNames {
    private final ThreadNames threads;
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public ObjectNames(ThreadNames threads) {
        this.threads = threads;
    }

    /** As in {@code ReentrantLock#1}; a class object is {@code Counter.class}. */
    public String name(Object object) {
        if (object instanceof Class<?> type) {
            return simple(type) + ".class";
        }
        if (object instanceof Thread thread) {
            return threads.of(thread);
        }
        if (object instanceof ClassLock lock) {
            return "the initialisation of " + simple(lock.type());
        }
        return names.computeIfAbsent(object, key -> {
            String type = simple(key.getClass());
            return type + "#" + counts.merge(type, 1, Integer::sum);
        });
    }

    private static String simple(Class<?> type) {
        if (type.isArray()) {
            return simple(type.getComponentType()) + "[]";
        }
        String name = type.getName();
        name = name.substring(name.lastIndexOf('.') + 1);
        if (name.contains("$$Lambda")) {
            return "Lambda";
        }
        // The synchroniser inside of a lock stands for the lock; any other nested class for itself.
        name = name.replaceFirst("\\$(NonfairSync|FairSync|Sync)$", "");
        int nested = name.lastIndexOf('$');
        boolean anonymous = nested >= 0 && nested + 1 < name.length() && Character.isDigit(name.charAt(nested + 1));
        return nested < 0 || anonymous ? name : name.substring(nested + 1);
    }
}
