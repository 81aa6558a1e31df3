package dev.heddle.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A small program whose two or three threads do a few things at random: the argument is the seed. It has as many outcomes as there are orders that matter,
 * deadlocks included.
 */
public final class RandomProgram {
    private static final Action[] ACTIONS = Action.values();

    /** Of the program that runs, or has run. */
    private static RandomProgram last = new RandomProgram();

    private final Object[] monitors = {new Object(), new Object()};
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private final Semaphore semaphore = new Semaphore(1);
    private final AtomicInteger atomic = new AtomicInteger();
    private final int[] array = new int[2];
    private final List<Actor> actors = new ArrayList<>();
    private final FutureTask<Integer> task = new FutureTask<>(this::share);
    private final CompletableFuture<Integer> future = new CompletableFuture<>();
    private final ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    private int plain;
    private volatile int shared;

    private enum Action {
        READ,
        WRITE,
        ADD,
        READ_VOLATILE,
        WRITE_VOLATILE,
        ADD_ATOMIC,
        WRITE_ELEMENT,
        READ_ELEMENT,
        ADD_LOCKED,
        NESTED,
        WAIT,
        WAIT_TIMED,
        NOTIFY,
        NOTIFY_ALL,
        PARK,
        PARK_TIMED,
        UNPARK,
        SLEEP,
        JOIN,
        JOIN_TIMED,
        INTERRUPT,
        ADD_UNDER_LOCK,
        AWAIT,
        SIGNAL,
        TRY_ACQUIRE,
        RELEASE,
        IS_ALIVE,
        RUN_TASK,
        IS_DONE,
        CANCEL,
        COMPUTE,
        LOOK_UP,
        THEN_RUN,
        COMPLETE
    }

    private static final class Actor implements Runnable {
        private final RandomProgram program;
        private final int number;
        private final Thread thread;
        private final List<Action> actions = new ArrayList<>();
        private final List<Integer> choices = new ArrayList<>();
        private String log = "";

        Actor(RandomProgram program, int number, int actions, Random random) {
            this.program = program;
            this.number = number;
            this.thread = number == 0 ? Thread.currentThread() : new Thread(this, "actor-" + number);
            for (int i = 0; i < actions; i++) {
                this.actions.add(ACTIONS[random.nextInt(ACTIONS.length)]);
                this.choices.add(random.nextInt(2));
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < actions.size(); i++) {
                try {
                    log += program.act(this, actions.get(i), choices.get(i)) + " ";
                } catch (InterruptedException e) {
                    log += "interrupted ";
                }
            }
        }

        Thread other(int choice) {
            int count = program.actors.size();
            return program.actors.get((number + 1 + choice % (count - 1)) % count).thread;
        }
    }

    private Object act(Actor me, Action action, int choice) throws InterruptedException {
        Object monitor = monitors[choice];
        switch (action) {
            case READ -> {
                return plain;
            }
            case WRITE -> plain = 10 + me.number;
            case ADD -> plain++;
            case READ_VOLATILE -> {
                return shared;
            }
            case WRITE_VOLATILE -> shared = 10 + me.number;
            case ADD_ATOMIC -> {
                return atomic.incrementAndGet();
            }
            case WRITE_ELEMENT -> array[choice] = me.number + 1;
            case READ_ELEMENT -> {
                return array[choice];
            }
            case ADD_LOCKED -> {
                synchronized (monitor) {
                    return plain++;
                }
            }
            case NESTED -> {
                synchronized (monitor) {
                    synchronized (monitors[1 - choice]) {
                        return ++shared;
                    }
                }
            }
            case WAIT -> {
                synchronized (monitor) {
                    monitor.wait();
                }
            }
            case WAIT_TIMED -> {
                synchronized (monitor) {
                    monitor.wait(10 + 10 * choice);
                }
            }
            case NOTIFY -> {
                synchronized (monitor) {
                    monitor.notify();
                }
            }
            case NOTIFY_ALL -> {
                synchronized (monitor) {
                    monitor.notifyAll();
                }
            }
            case PARK -> LockSupport.park();
            case PARK_TIMED -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10 + 5 * choice));
            case UNPARK -> LockSupport.unpark(me.other(choice));
            case SLEEP -> Thread.sleep(5 + 10 * choice);
            case JOIN -> me.other(choice).join();
            case JOIN_TIMED -> me.other(choice).join(10);
            case INTERRUPT -> me.other(choice).interrupt();
            default -> {
                return actWithLocks(me, action, choice);
            }
        }
        return "";
    }

    private Object actWithLocks(Actor me, Action action, int choice) throws InterruptedException {
        switch (action) {
            case TRY_ACQUIRE -> {
                return choice == 0 ? semaphore.tryAcquire() : semaphore.tryAcquire(10, TimeUnit.MILLISECONDS);
            }
            case RELEASE -> semaphore.release();
            case IS_ALIVE -> {
                return me.other(choice).isAlive();
            }
            case RUN_TASK, IS_DONE, CANCEL, COMPUTE, LOOK_UP, THEN_RUN, COMPLETE -> {
                return actWithCallbacks(me, action);
            }
            default -> {
                lock.lock();
                try {
                    switch (action) {
                        case AWAIT -> {
                            return choice == 0 || condition.await(10, TimeUnit.MILLISECONDS);
                        }
                        case SIGNAL -> condition.signal();
                        default -> {
                            return plain++;
                        }
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
        return "";
    }

    private int share() {
        return ++shared;
    }

    private Object actWithCallbacks(Actor me, Action action) {
        switch (action) {
            case RUN_TASK -> task.run();
            case IS_DONE -> {
                return task.isDone() + "/" + future.getNumberOfDependents();
            }
            case CANCEL -> {
                return task.cancel(false);
            }
            case COMPUTE -> {
                return map.computeIfAbsent("key", key -> atomic.incrementAndGet());
            }
            case LOOK_UP -> {
                return map.get("key");
            }
            case THEN_RUN -> {
                return future.thenApply(value -> value + shared).getNow(0);
            }
            default -> {
                return future.complete(10 + me.number);
            }
        }
        return "";
    }

    public static void main(String[] args) {
        RandomProgram program = new RandomProgram();
        last = program;
        Random random = new Random(Long.parseLong(args[0]));
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            program.actors.add(new Actor(program, i, 1 + random.nextInt(5 - count), random));
        }
        for (Actor each : program.actors.subList(1, count)) {
            each.thread.start();
        }
        program.actors.get(0).run(); // the main thread is one of them
    }

    /** What became of the program that ran last. */
    public static String outcome() {
        StringBuilder all = new StringBuilder();
        for (Actor each : last.actors) {
            all.append('[').append(each.log).append("] ");
        }
        return all.append(last.plain)
                .append(' ')
                .append(last.shared)
                .append(' ')
                .append(last.atomic)
                .append(' ')
                .append(last.array[0])
                .append(' ')
                .append(last.array[1])
                .append(' ')
                .append(last.semaphore.availablePermits())
                .append(' ')
                .append(last.task.isDone())
                .append(' ')
                .append(last.future.getNow(0))
                .append(' ')
                .append(last.map)
                .toString();
    }

    /** What the threads do. */
    public static String script() {
        StringBuilder all = new StringBuilder();
        for (Actor each : last.actors) {
            all.append(each.actions).append(each.choices).append(' ');
        }
        return all.toString();
    }
}
