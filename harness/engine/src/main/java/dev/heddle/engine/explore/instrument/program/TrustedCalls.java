package dev.heddle.engine.explore.instrument.program;

import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.Set;

/**
 * What a call of a JDK method does to its receiver: reads it, may write it, or nothing that another thread could see. In doubt it writes: that only makes
 * more interleavings count as distinct.
 */
final class TrustedCalls {
    /** Immutable, or without state of their own, or coming to the kernel by themselves. */
    private static final Set<String> HARMLESS_PACKAGES = Set.of(
            "java/lang/",
            "java/lang/reflect/",
            "java/lang/annotation/",
            "java/lang/invoke/",
            "java/lang/constant/",
            "java/math/",
            "java/net/",
            "java/nio/charset/",
            "java/nio/file/",
            "java/nio/file/attribute/",
            "java/time/",
            "java/time/chrono/",
            "java/time/format/",
            "java/time/temporal/",
            "java/time/zone/",
            "java/util/function/",
            "java/util/stream/",
            "java/util/regex/",
            "java/security/",
            "javax/crypto/",
            "dev/heddle/api/");

    /** In those packages, what changes after all. */
    private static final Set<String> MUTABLE = Set.of(
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/Appendable",
            "java/lang/ClassValue",
            "java/lang/Iterable",
            "java/lang/ThreadGroup",
            "java/lang/ref/Reference",
            "java/lang/invoke/VarHandle",
            "java/nio/charset/CharsetDecoder",
            "java/nio/charset/CharsetEncoder",
            "java/security/MessageDigest",
            "java/security/Signature",
            "java/util/regex/Matcher",
            "java/util/stream/DoubleStream$Builder",
            "java/util/stream/IntStream$Builder",
            "java/util/stream/LongStream$Builder",
            "java/util/stream/Stream$Builder",
            "javax/crypto/Cipher",
            "javax/crypto/Mac");

    /** Classes, and packages, that change in methods whose names sound like reading: they fill in fields, or move on. */
    private static final String[] WRITING_GETTERS = {
        "java/text/", "java/nio/", "java/util/Calendar", "java/util/GregorianCalendar", "java/util/Scanner"
    };

    private static final Set<String> HARMLESS_CLASSES = Set.of(
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble",
            "java/util/Objects",
            "java/util/UUID",
            "java/util/Locale",
            "java/util/Currency",
            "java/util/Comparator",
            "java/util/Map$Entry",
            "java/util/concurrent/TimeUnit",
            "java/util/concurrent/Callable",
            "java/util/concurrent/ThreadFactory",
            "java/util/concurrent/ThreadLocalRandom",
            "java/util/concurrent/locks/LockSupport",
            "java/util/concurrent/Executors");

    private static final Set<String> LOCKING_TWICE = Set.of(
            "addAll",
            "append",
            "contains",
            "containsAll",
            "drainTo",
            "equals",
            "indexOf",
            "insert",
            "lastIndexOf",
            "putAll",
            "remove",
            "removeAll",
            "retainAll",
            "writeTo");

    private static final Set<String> OBJECT_METHODS = Set.of("getClass()Ljava/lang/Class;");

    /** Prefixes of the names of methods that read, where a capital letter, a digit or nothing follows. */
    private static final String[] READERS = {
        "get",
        "is",
        "has",
        "contains",
        "size",
        "length",
        "peek",
        "element",
        "first",
        "last",
        "iterator",
        "listIterator",
        "spliterator",
        "stream",
        "parallelStream",
        "forEach",
        "entrySet",
        "keySet",
        "values",
        "toString",
        "toArray",
        "hashCode",
        "equals",
        "indexOf",
        "lastIndexOf",
        "floor",
        "ceiling",
        "higher",
        "lower",
        "headMap",
        "tailMap",
        "subMap",
        "headSet",
        "tailSet",
        "subSet",
        "subList",
        "charAt",
        "mappingCount",
        "remainingCapacity",
        "sum",
        "intValue",
        "longValue",
        "doubleValue",
        "floatValue",
        "availablePermits",
        "compareTo",
        "descending",
        "elements",
        "keys",
        "copyOf",
        "codePointAt",
        "substring",
        "nextSetBit",
        "nextClearBit",
        "cardinality"
    };

    private TrustedCalls() {}

    static Action of(String owner, String name, String descriptor) {
        if (owner.equals("java/lang/Thread") && name.equals("isInterrupted")) {
            return Action.CALL_READ;
        }
        if (owner.equals("java/util/Map$Entry") && name.equals("setValue")) {
            return Action.CALL_WRITE; // to the map behind it
        }
        if (isHarmless(owner) || OBJECT_METHODS.contains(name + descriptor)) {
            return Action.CALL;
        }
        return reads(owner, name) ? Action.CALL_READ : Action.CALL_WRITE;
    }

    /** Whether a method answers true if it changed what it was called on, and false if that was not as it should be: what programs spin on. */
    static boolean tellsWhetherItChanged(String name, String descriptor) {
        return descriptor.endsWith(")Z")
                && (name.equals("compareAndSet")
                        || name.startsWith("weakCompareAndSet")
                        || name.equals("tryLock")
                        || name.equals("tryAcquire")
                        || name.equals("offer"));
    }

    /** Whether the method of an interface may be one of the JDK's that completes something: that of a future that is handed to the program to be run. */
    static boolean isTask(String owner) {
        return owner.equals("java/lang/Runnable") || owner.equals("java/util/concurrent/Callable");
    }

    /** Whether a method of the class may wait, wake, start or stop a thread, or tell the time. */
    static boolean mayComeToKernel(String owner) {
        return owner.startsWith("java/util/")
                || owner.startsWith("java/time/")
                || owner.equals("java/lang/Thread")
                || owner.startsWith("java/lang/Thread$")
                || owner.equals("java/lang/System")
                || owner.equals("java/lang/Runtime")
                || owner.equals("java/lang/Math");
    }

    /** Whether a method locks two collections, where those lock: its receiver, and then the one that it is given. */
    static boolean mayLockTwice(String name) {
        return LOCKING_TWICE.contains(name);
    }

    private static boolean isHarmless(String owner) {
        if (owner.startsWith("[") || MUTABLE.contains(owner)) {
            return owner.startsWith("[");
        }
        return HARMLESS_CLASSES.contains(owner)
                || HARMLESS_PACKAGES.contains(owner.substring(0, owner.lastIndexOf('/') + 1))
                || owner.endsWith("Exception")
                || owner.endsWith("Error");
    }

    private static boolean reads(String owner, String name) {
        if (name.startsWith("getAnd")) {
            return false;
        }
        for (String writing : WRITING_GETTERS) {
            if (owner.startsWith(writing)) {
                return false;
            }
        }
        for (String reader : READERS) {
            if (name.startsWith(reader)
                    && (name.length() == reader.length() || !Character.isLowerCase(name.charAt(reader.length())))) {
                return !(owner.equals("java/util/LinkedHashMap")
                        && name.equals("get")); // may move the entry in access order
            }
        }
        return false;
    }
}
