package dev.heddle.bridge;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hooks in place of what differs from run to run, so that it is the same in every replay: the time, identity hash codes, random numbers, what the JDK
 * counts, and the machine.
 */
public final class Chance {
    /** What a controlled program is told about the machine: the same everywhere, so that a replay on another machine takes the same way. */
    private static final int PROCESSORS = 4;

    private Chance() {}

    public static long nanoTime() {
        return Hooks.controlled() ? Hooks.kernel.nanoTime() : System.nanoTime();
    }

    public static long currentTimeMillis() {
        return Hooks.controlled() ? Math.floorDiv(Hooks.kernel.epochNanos(), 1_000_000L) : System.currentTimeMillis();
    }

    public static Instant instant() {
        long nanos = Hooks.kernel.epochNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    public static int identityHashCode(Object object) {
        if (object instanceof Hashed) {
            return ((Hashed) object).heddle$hash();
        }
        if (object instanceof Class) {
            return hashOfClass((Class<?>) object);
        }
        return object != null && Hooks.controlled()
                ? Hooks.kernel.identityHash(object)
                : System.identityHashCode(object);
    }

    /** In place of a call of {@code hashCode} through {@code Object}, which may be the identity hash code of a class that is not instrumented. */
    public static int hashCode(Object object) {
        if (object instanceof Class) {
            return hashOfClass((Class<?>) object);
        }
        boolean asks = object != null && !(object instanceof String) && Hooks.controlled();
        return asks ? Hooks.kernel.hash(object) : object.hashCode();
    }

    /**
     * By its name, as it lives as long as the JVM, without what follows in that of a lambda's class: a number and an address. Called before the JVM is
     * initialised: String.hashCode would then initialise classes too early.
     */
    private static int hashOfClass(Class<?> type) {
        String name = type.getName();
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '$' && i > 0 && name.charAt(i - 1) == '$') {
                break;
            }
            hash = 31 * hash + c;
        }
        return hash;
    }

    /** After {@code Object.clone}, which copies all fields. */
    public static void cloned(Object copy) {
        if (copy instanceof Hashed) {
            ((Hashed) copy).heddle$copied();
        }
    }

    /** The next identity hash code of an instrumented class. */
    public static int nextHash() {
        return Numbering.nextHash();
    }

    public static int availableProcessors(Runtime runtime) {
        return Hooks.controlled() ? PROCESSORS : runtime.availableProcessors();
    }

    /** A seed; called only if controlled. */
    public static long seed() {
        return Hooks.kernel.seed();
    }

    /** In place of {@code AtomicLong.getAndAdd} where the JDK makes seeds by it. */
    public static long seed(AtomicLong seeder, long increment) {
        return Hooks.controlled() ? Hooks.kernel.seed() : seeder.getAndAdd(increment);
    }

    /** In place of {@code AtomicInteger.addAndGet} where the JDK makes probes by it. */
    public static int probe(AtomicInteger probes, int increment) {
        return Hooks.controlled() ? (int) Hooks.kernel.seed() : probes.addAndGet(increment);
    }

    /** In place of {@code AtomicInteger.getAndIncrement} where the JDK numbers threads, pools and timers by it. */
    public static int number(AtomicInteger numbers) {
        return Hooks.controlled() ? Numbering.next(numbers) : numbers.getAndIncrement();
    }

    public static int nextThreadNumber() {
        return Numbering.nextThreadNumber();
    }

    public static long nextThreadId() {
        return Numbering.nextThreadId();
    }

    public static int nextPoolId(int increment) {
        return Numbering.nextPoolId(increment);
    }

    public static double random() {
        return Numbering.random().nextDouble();
    }

    public static void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(Hooks.kernel.seed()));
    }

    public static UUID randomUUID() {
        long version4 = Hooks.kernel.seed() & ~0xF000L | 0x4000L;
        return new UUID(version4, Hooks.kernel.seed() >>> 2 | Long.MIN_VALUE);
    }

    public static void nextBytes(SecureRandom random, byte[] bytes) {
        new Random(Hooks.kernel.seed()).nextBytes(bytes);
    }

    /** The frames of an exception, as the program sees them. */
    public static StackTraceElement[] frames(StackTraceElement[] all) {
        return Hooks.controlled() ? Hooks.kernel.ofProgram(all) : all;
    }

    /** Threads of a controlled program share no probe with a carrier: it lives on from schedule to schedule. */
    public static Thread carrier(Thread carrier) {
        return Hooks.controlled() ? Thread.currentThread() : carrier;
    }

    /** Virtual threads under control are made as the JDK makes them where it has no continuations: as threads that the kernel can run. */
    public static boolean unlessControlled(boolean supported) {
        return supported && !Hooks.controlled();
    }
}
