package dev.heddle.sample;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** Programs that add to a field by its name in one thread, and directly in another, which has read it and not written it yet when the first adds. */
public final class LookupPrograms {
    private LookupPrograms() {}

    private static class Counter {
        static long total;

        volatile long value;
    }

    private static final class Named extends Counter {}

    private interface Work {
        void run() throws Throwable;
    }

    private static void together(Work... works) throws InterruptedException {
        Runnable[] actions = new Runnable[works.length];
        for (int i = 0; i < works.length; i++) {
            Work work = works[i];
            actions[i] = () -> {
                try {
                    work.run();
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            };
        }
        Programs.together(actions);
    }

    private static void checkSum(long sum) {
        if (sum != 2) {
            throw new AssertionError("lost");
        }
    }

    public static final class ByMethodHandle {
        public static void main(String[] args) throws Exception {
            Named counter = new Named();
            MethodHandle get = MethodHandles.lookup()
                    .findGetter(Named.class, "value", long.class)
                    .bindTo(counter);
            MethodHandle set = MethodHandles.lookup().unreflectSetter(Counter.class.getDeclaredField("value"));
            together(() -> set.invoke(counter, (long) get.invokeExact() + 1), () -> counter.value++);
            checkSum(counter.value);
        }
    }

    public static final class ByStaticMethodHandle {
        public static void main(String[] args) throws Exception {
            MethodHandle get = MethodHandles.lookup().findStaticGetter(Counter.class, "total", long.class);
            MethodHandle set = MethodHandles.lookup().findStaticSetter(Counter.class, "total", long.class);
            together(
                    () -> {
                        set.invokeExact((long) get.invokeExact() + 1);
                    },
                    () -> Counter.total++);
            checkSum(Counter.total);
        }
    }

    public static final class ByElementHandle {
        public static void main(String[] args) throws Exception {
            long[] counters = new long[2];
            MethodHandle get = MethodHandles.arrayElementGetter(long[].class);
            MethodHandle set = MethodHandles.arrayElementSetter(long[].class);
            together(
                    () -> {
                        set.invokeExact(counters, 1, (long) get.invokeExact(counters, 1) + 1);
                    },
                    () -> counters[1]++);
            checkSum(counters[1]);
        }
    }

    public static final class ByVarHandle {
        public static void main(String[] args) throws Exception {
            Counter counter = new Counter();
            VarHandle handle = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
            together(() -> handle.getAndAdd(counter, 1L), () -> counter.value++);
            checkSum(counter.value);
        }
    }

    public static final class ByVarHandleAsMethodHandle {
        public static void main(String[] args) throws Exception {
            MethodHandle add = MethodHandles.lookup()
                    .findStaticVarHandle(Counter.class, "total", long.class)
                    .toMethodHandle(VarHandle.AccessMode.GET_AND_ADD);
            together(() -> add.invokeWithArguments(1L), () -> Counter.total++);
            checkSum(Counter.total);
        }
    }

    public static final class ByUpdater {
        public static void main(String[] args) throws Exception {
            Counter counter = new Counter();
            var updater = AtomicLongFieldUpdater.newUpdater(Counter.class, "value");
            together(() -> updater.incrementAndGet(counter), () -> counter.value++);
            checkSum(counter.value);
        }
    }

    public static final class ByReflection {
        public static void main(String[] args) throws Exception {
            Counter counter = new Counter();
            Field field = Counter.class.getDeclaredField("value");
            together(() -> field.setLong(counter, field.getLong(counter) + 1), () -> counter.value++);
            checkSum(counter.value);
        }
    }

    public static final class ByReflectedMethod {
        public static void main(String[] args) throws Exception {
            List<Integer> list = new ArrayList<>();
            Method size = List.class.getMethod("size");
            Method add = List.class.getMethod("add", int.class, Object.class);
            Work work = () -> add.invoke(list, size.invoke(list), 1);
            together(work, work);
            checkSum(list.size());
            checkSum(list.get(0) + list.get(1));
        }
    }

    public static final class NothingIsLost {
        public static void main(String[] args) throws Exception {
            Counter counter = new Counter();
            VarHandle handle = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
            MethodHandle get = MethodHandles.lookup().findGetter(Counter.class, "value", long.class);
            Work work = () -> {
                long before;
                do {
                    before = (long) get.invokeExact(counter);
                } while (!handle.compareAndSet(counter, before, before + 1));
            };
            together(work, work);
            checkSum(counter.value);
        }
    }
}
