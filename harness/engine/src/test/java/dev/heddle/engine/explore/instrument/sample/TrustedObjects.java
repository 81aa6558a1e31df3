package dev.heddle.engine.explore.instrument.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls into the JDK's mutable classes, handles, and references to methods. */
public final class TrustedObjects implements Runnable {
    static final class Node {
        volatile Node next;
        volatile int value;
        static volatile long total;
    }

    private static final VarHandle VALUE;
    private static final VarHandle TOTAL;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final AtomicReferenceFieldUpdater<Node, Node> NEXT =
            AtomicReferenceFieldUpdater.newUpdater(Node.class, Node.class, "next");

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Node.class, "value", int.class);
            TOTAL = MethodHandles.lookup().findStaticVarHandle(Node.class, "total", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public void run() {
        handles();
        collections();
        references();
    }

    private static void handles() {
        Node node = new Node();
        check(VALUE.compareAndSet(node, 0, 4));
        check((int) VALUE.getVolatile(node) == 4);
        check((long) TOTAL.getAndAdd(3L) == 0L);
        int[] ints = new int[3];
        ELEMENT.setRelease(ints, 2, 9);
        check(NEXT.compareAndSet(node, null, node));
        NEXT.lazySet(node, null);
        VarHandle unknown = VALUE;
        unknown.setOpaque(node, 5);
    }

    private static void collections() {
        List<String> list = new ArrayList<>();
        list.add("b");
        list.add(0, "a");
        Map<String, Long> map = new HashMap<>();
        map.put("x", 1L);
        map.getOrDefault("y", 2L);
        map.merge("x", 5L, Long::sum);
        Collections.sort(list);
        List<String> copy = new ArrayList<>(list);
        int[] from = {3, 1};
        Arrays.sort(from);
        System.arraycopy(from, 0, new int[2], 0, 2);
        check(copy.get(0).equals("a") && from[0] == 1);
        for (String each : list) {
            check(!each.isEmpty());
        }
    }

    private static void references() {
        List<Integer> list = new ArrayList<>();
        Consumer<Integer> add = list::add;
        add.accept(3);
        AtomicInteger counter = new AtomicInteger();
        Supplier<Integer> next = counter::incrementAndGet;
        check(next.get() == 1);
        java.util.function.ToLongFunction<AtomicLong> get = AtomicLong::get;
        check(get.applyAsLong(new AtomicLong(5)) == 5);
        Runnable notify = counter::notifyAll;
        synchronized (counter) {
            notify.run();
        }
        Runnable yield = Thread::yield;
        yield.run();
        Supplier<List<Integer>> make = ArrayList::new;
        check(make.get().isEmpty());
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
