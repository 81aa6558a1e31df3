package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/** Names objects of one schedule for a reader: the class without its package, and a number among those of its class in the order in which they were named. */
public final class ObjectNames {
    /** What the locks of java.util.concurrent have inside, by their class. */
    private static final Map<Class<?>, VarHandle> SYNCHRONISERS = synchronisers();

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
        return names.computeIfAbsent(identity(object), key -> {
            String type = simple(object.getClass());
            return type + "#" + counts.merge(type, 1, Integer::sum);
        });
    }

    /** A thread that waits for a lock waits for its synchroniser: the two are one to a reader. */
    private static Object identity(Object object) {
        VarHandle synchroniser = SYNCHRONISERS.get(object.getClass());
        return synchroniser == null ? object : synchroniser.get(object);
    }

    private static Map<Class<?>, VarHandle> synchronisers() {
        Map<Class<?>, VarHandle> all = new HashMap<>();
        for (Class<?> type :
                List.of(ReentrantLock.class, ReentrantReadWriteLock.class, Semaphore.class, CountDownLatch.class)) {
            try {
                Field field = type.getDeclaredField("sync");
                all.put(
                        type,
                        MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                                .unreflectVarHandle(field));
            } catch (ReflectiveOperationException e) {
                // Of another form in this JDK, or not open: then it has a number of its own.
            }
        }
        return Map.copyOf(all);
    }

    private static String simple(Class<?> type) {
        if (type.isArray()) {
            return simple(type.getComponentType()) + "[]";
        }
        if (Proxy.isProxyClass(type)) { // numbered by the JVM
            return Arrays.stream(type.getInterfaces())
                    .map(ObjectNames::simple)
                    .collect(Collectors.joining("&", "", "Proxy"));
        }
        String name = type.getName();
        name = name.substring(name.lastIndexOf('.') + 1);
        if (name.contains("$$Lambda")) {
            return "Lambda";
        }
        if (type.isHidden()) { // the rest is an address
            name = name.substring(0, name.indexOf('/'));
        }
        // The synchroniser inside of a lock stands for the lock; any other nested class for itself.
        name = name.replaceFirst("\\$(NonfairSync|FairSync|Sync)$", "");
        int nested = name.lastIndexOf('$');
        boolean anonymous = nested >= 0 && nested + 1 < name.length() && Character.isDigit(name.charAt(nested + 1));
        return nested < 0 || anonymous ? name : name.substring(nested + 1);
    }
}
