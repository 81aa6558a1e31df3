package dev.heddle.engine.explore.instrument.jdk;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Methods of the JDK in whose place a hook of the same parameters (the receiver first, by a class that the bridge can name) and result is called when the
 * caller is under control. A method that a JDK does not have is not missed: the same table serves all of them.
 */
final class Prologues {
    /**
     * A hook.
     *
     * @param owner internal name of its class
     */
    record Hook(String owner, String name) {}

    private static final String PROCESSES = "dev/heddle/bridge/Processes";

    private static final Map<String, Hook> HOOKS = new HashMap<>();

    static {
        String lockSupport = "java/util/concurrent/locks/LockSupport.";
        add(lockSupport + "park()V", "park");
        add(lockSupport + "park(Ljava/lang/Object;)V", "park");
        add(lockSupport + "parkNanos(J)V", "parkNanos");
        add(lockSupport + "parkNanos(Ljava/lang/Object;J)V", "parkNanos");
        add(lockSupport + "parkUntil(J)V", "parkUntil");
        add(lockSupport + "parkUntil(Ljava/lang/Object;J)V", "parkUntil");
        add(lockSupport + "unpark(Ljava/lang/Thread;)V", "unpark");

        String thread = "java/lang/Thread.";
        add(thread + "dispatchUncaughtException(Ljava/lang/Throwable;)V", "uncaught");
        add(thread + "join(J)V", "join");
        add(thread + "join(JI)V", "join");
        add(thread + "join(Ljava/time/Duration;)Z", "join");
        add(thread + "isAlive()Z", "isAlive");
        add(thread + "getState()Ljava/lang/Thread$State;", "state");
        add(thread + "interrupt()V", "interrupted");
        add(thread + "sleepNanos(J)V", "sleepNanos"); // 21 and newer; before, sleep is native
        add(thread + "yield()V", "yieldNow"); // likewise
        add(thread + "activeCount()I", "activeCount");
        add(thread + "enumerate([Ljava/lang/Thread;)I", "enumerate");
        add(thread + "nextThreadNum()I", "nextThreadNumber");
        add(thread + "nextThreadID()J", "nextThreadId");
        add("java/lang/Thread$ThreadNumbering.next()I", "nextThreadNumber");
        add("java/lang/Thread$ThreadIdentifiers.next()J", "nextThreadId");
        add("java/lang/ThreadGroup.activeCount()I", "activeCount");
        add("java/lang/ThreadGroup.enumerate([Ljava/lang/Thread;)I", "enumerate");
        add("java/lang/ThreadGroup.enumerate([Ljava/lang/Thread;Z)I", "enumerate");

        add("java/lang/ref/ReferenceQueue.remove()Ljava/lang/ref/Reference;", "removeReference");
        add("java/lang/ref/ReferenceQueue.remove(J)Ljava/lang/ref/Reference;", "removeReference");

        add("java/lang/Runtime.exit(I)V", "exit");
        add("java/lang/Runtime.halt(I)V", "halt");
        add("java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V", "addShutdownHook");
        add("java/lang/Runtime.removeShutdownHook(Ljava/lang/Thread;)Z", "removeShutdownHook");

        add("java/time/Clock.currentInstant()Ljava/time/Instant;", "instant");
        add("java/lang/Math.random()D", "random");
        add("java/util/Random.seedUniquifier()J", "seed");
        add("java/util/Collections.shuffle(Ljava/util/List;)V", "shuffle");
        add("java/util/UUID.randomUUID()Ljava/util/UUID;", "randomUUID");
        add("java/security/SecureRandom.nextBytes([B)V", "nextBytes");
        add("java/util/concurrent/ForkJoinPool.getAndAddPoolIds(I)I", "nextPoolId");

        String process = "java/lang/ProcessImpl.";
        ofProcess("java/lang/ProcessBuilder.start()Ljava/lang/Process;", "start");
        ofProcess("java/lang/ProcessBuilder.startPipeline(Ljava/util/List;)Ljava/util/List;", "startPipeline");
        ofProcess(process + "waitFor()I", "waitFor");
        ofProcess(process + "waitFor(JLjava/util/concurrent/TimeUnit;)Z", "waitFor");
        ofProcess(process + "exitValue()I", "exitValue");
        ofProcess(process + "isAlive()Z", "isAlive");
        ofProcess(process + "destroy()V", "destroy");
        ofProcess(process + "destroyForcibly()Ljava/lang/Process;", "destroyForcibly");
        ofProcess(process + "onExit()Ljava/util/concurrent/CompletableFuture;", "onExit");
        ofProcess("java/lang/ProcessHandleImpl.onExit()Ljava/util/concurrent/CompletableFuture;", "onExit");
    }

    private Prologues() {}

    /** The hook of a method, as {@code owner.name(parameters)result}; null if it has none. */
    static @Nullable Hook hookOf(String method) {
        return HOOKS.get(method);
    }

    private static void add(String method, String hook) {
        HOOKS.put(method, new Hook(HookCall.HOOKS, hook));
    }

    private static void ofProcess(String method, String hook) {
        HOOKS.put(method, new Hook(PROCESSES, hook));
    }
}
