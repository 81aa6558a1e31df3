package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.BaseStream;

/**
 * What a call into a trusted class touches. Wrong only on the safe side: a class or method that is not known here touches everything.
 */
enum Footprint {
    /** Nothing that threads share: values, and what belongs to one thread. */
    NOTHING,
    /** The receiver, and what only it can reach. */
    RECEIVER,
    /** The same, and it has iterators. */
    COLLECTION,
    /** The collection that the receiver, an iterator, goes through. */
    ITERATOR,
    /** Unknown. */
    EVERYTHING;

    /** Stands for all collections that are reached through others which wrap them, or are views of them. */
    static final Object VIEWS = new Object();

    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Class",
            "java.lang.ThreadLocal",
            "java.lang.StackTraceElement",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.util.ImmutableCollections",
            "java.util.KeyValueHolder",
            "java.util.Optional",
            "java.util.UUID",
            "java.util.concurrent.TimeUnit",
            "java.time.Duration",
            "java.time.Instant");

    /** Classes whose static methods touch nothing that is shared. */
    private static final Set<String> PURE = Set.of(
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Class",
            "java.time.Duration",
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.ThreadLocalRandom");

    private static final Set<String> WHOLES = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.BitSet",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.PriorityQueue",
            "java.util.Random",
            "java.util.Stack",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.Vector",
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicIntegerArray",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicLongArray",
            "java.util.concurrent.atomic.AtomicMarkableReference",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.AtomicReferenceArray",
            "java.util.concurrent.atomic.AtomicStampedReference",
            "java.util.concurrent.atomic.DoubleAdder",
            "java.util.concurrent.atomic.LongAdder",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.StampedLock");

    /** Methods that go through another collection, whatever the receiver is. What is called back says for itself what it touches. */
    private static final Set<String> WIDE = Set.of(
            "addAll", "containsAll", "drainTo", "equals", "hashCode", "putAll", "removeAll", "retainAll", "toString");

    private static final ClassValue<Footprint> OF = new ClassValue<>() {
        @Override
        protected Footprint computeValue(Class<?> type) {
            String name = type.getName();
            if (VALUES.contains(outer(name)) || type.isEnum()) {
                return Iterator.class.isAssignableFrom(type) ? RECEIVER : NOTHING;
            }
            if (WHOLES.contains(name)) {
                return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
                        ? COLLECTION
                        : RECEIVER;
            }
            return Iterator.class.isAssignableFrom(type) && WHOLES.contains(outer(name)) ? ITERATOR : EVERYTHING;
        }
    };

    private static final ClassValue<Class<?>> COLLECTION_OF = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            try {
                return Class.forName(outer(type.getName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static String outer(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** Whether an object may reach a collection which others reach directly: a wrapper, a part, a set of keys, an iterator or a stream of it. */
    static boolean isView(Object receiver) {
        return receiver instanceof Iterable
                || receiver instanceof Map
                || receiver instanceof Iterator
                || receiver instanceof Map.Entry
                || receiver instanceof Enumeration
                || receiver instanceof Spliterator
                || receiver instanceof BaseStream;
    }

    /** The class of the collections that iterators of a class go through. */
    static Class<?> collectionOf(Class<?> iterator) {
        return get(COLLECTION_OF, iterator);
    }

    /** Class values are kept in weak maps, whose class may be explored inside of. */
    private static <T> T get(ClassValue<T> values, Class<?> type) {
        Thread suspended = Hooks.suspend();
        try {
            return values.get(type);
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** Whether objects of a class, and what belongs to these, touch nothing but what only they can reach. */
    static boolean isWhole(Class<?> type) {
        return WHOLES.contains(outer(type.getName()));
    }

    /** Of an instance method, going by the class of its receiver; {@link #wide} goes before. */
    static Footprint of(Class<?> receiver) {
        return get(OF, receiver);
    }

    /** Whether a method goes beyond its receiver by its name. */
    static boolean wide(String method) {
        return WIDE.contains(method);
    }

    /** Of a static method. */
    static Footprint ofStatic(String owner, String method) {
        boolean looks = owner.equals("java.lang.Thread") && method.equals("currentThread");
        return looks || PURE.contains(owner) ? NOTHING : EVERYTHING;
    }
}
