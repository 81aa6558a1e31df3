package dev.heddle.engine.explore.instrument.jdk;

import dev.heddle.engine.explore.instrument.bytecode.Hook;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Methods of the JDK in whose place a hook of the same parameters (the receiver first, by a class that the bridge can name) and result is called when the
 * caller is under control. A method that a JDK does not have is not missed: the same table serves all of them.
 */
final class Prologues {
    private static final Map<String, Hook> HOOKS = new HashMap<>();

    static {
        String lockSupport = "java/util/concurrent/locks/LockSupport.";
        add(lockSupport + "park()V", HookCall.THREADS, "park");
        add(lockSupport + "park(Ljava/lang/Object;)V", HookCall.THREADS, "park");
        add(lockSupport + "parkNanos(J)V", HookCall.THREADS, "parkNanos");
        add(lockSupport + "parkNanos(Ljava/lang/Object;J)V", HookCall.THREADS, "parkNanos");
        add(lockSupport + "parkUntil(J)V", HookCall.THREADS, "parkUntil");
        add(lockSupport + "parkUntil(Ljava/lang/Object;J)V", HookCall.THREADS, "parkUntil");
        add(lockSupport + "unpark(Ljava/lang/Thread;)V", HookCall.THREADS, "unpark");

        String thread = "java/lang/Thread.";
        add(thread + "dispatchUncaughtException(Ljava/lang/Throwable;)V", HookCall.THREADS, "uncaught");
        add(thread + "join(J)V", HookCall.THREADS, "join");
        add(thread + "join(JI)V", HookCall.THREADS, "join");
        add(thread + "join(Ljava/time/Duration;)Z", HookCall.THREADS, "join");
        add(thread + "isAlive()Z", HookCall.THREADS, "isAlive");
        add(thread + "getState()Ljava/lang/Thread$State;", HookCall.THREADS, "state");
        add(thread + "interrupt()V", HookCall.THREADS, "interrupted");
        add(thread + "sleepNanos(J)V", HookCall.THREADS, "sleepNanos"); // 21 and newer; before, sleep is native
        add(thread + "yield()V", HookCall.THREADS, "yieldNow"); // likewise
        add(thread + "activeCount()I", HookCall.THREADS, "activeCount");
        add(thread + "getAllStackTraces()Ljava/util/Map;", HookCall.THREADS, "getAllStackTraces");
        add(thread + "enumerate([Ljava/lang/Thread;)I", HookCall.THREADS, "enumerate");
        add(thread + "nextThreadNum()I", HookCall.CHANCE, "nextThreadNumber");
        add(thread + "nextThreadID()J", HookCall.CHANCE, "nextThreadId");
        add("java/lang/Thread$ThreadNumbering.next()I", HookCall.CHANCE, "nextThreadNumber");
        add("java/lang/Thread$ThreadIdentifiers.next()J", HookCall.CHANCE, "nextThreadId");
        add("java/lang/ThreadGroup.interrupt()V", HookCall.THREADS, "interrupt");
        add("java/lang/ThreadGroup.activeCount()I", HookCall.THREADS, "activeCount");
        add("java/lang/ThreadGroup.enumerate([Ljava/lang/Thread;)I", HookCall.THREADS, "enumerate");
        add("java/lang/ThreadGroup.enumerate([Ljava/lang/Thread;Z)I", HookCall.THREADS, "enumerate");

        add("java/lang/ref/Reference.enqueue()Z", HookCall.THREADS, "enqueue");
        add("java/lang/ref/ReferenceQueue.remove()Ljava/lang/ref/Reference;", HookCall.THREADS, "removeReference");
        add("java/lang/ref/ReferenceQueue.remove(J)Ljava/lang/ref/Reference;", HookCall.THREADS, "removeReference");

        add("java/lang/Runtime.exit(I)V", HookCall.THREADS, "exit");
        add("java/lang/Runtime.halt(I)V", HookCall.THREADS, "halt");
        add("java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V", HookCall.THREADS, "addShutdownHook");
        add("java/lang/Runtime.removeShutdownHook(Ljava/lang/Thread;)Z", HookCall.THREADS, "removeShutdownHook");

        add("java/time/Clock.currentInstant()Ljava/time/Instant;", HookCall.CHANCE, "instant");
        add("java/lang/Math.random()D", HookCall.CHANCE, "random");
        add("java/util/Random.seedUniquifier()J", HookCall.CHANCE, "seed");
        add("java/util/Collections.shuffle(Ljava/util/List;)V", HookCall.CHANCE, "shuffle");
        add("java/util/UUID.randomUUID()Ljava/util/UUID;", HookCall.CHANCE, "randomUUID");
        add("java/security/SecureRandom.nextBytes([B)V", HookCall.CHANCE, "nextBytes");
        add("java/util/concurrent/ForkJoinPool.getAndAddPoolIds(I)I", HookCall.CHANCE, "nextPoolId");

        String process = "java/lang/ProcessImpl.";
        add("java/lang/ProcessBuilder.start()Ljava/lang/Process;", HookCall.PROCESSES, "start");
        add(
                "java/lang/ProcessBuilder.startPipeline(Ljava/util/List;)Ljava/util/List;",
                HookCall.PROCESSES,
                "startPipeline");
        add(process + "waitFor()I", HookCall.PROCESSES, "waitFor");
        add(process + "waitFor(JLjava/util/concurrent/TimeUnit;)Z", HookCall.PROCESSES, "waitFor");
        add(process + "exitValue()I", HookCall.PROCESSES, "exitValue");
        add(process + "isAlive()Z", HookCall.PROCESSES, "isAlive");
        add(process + "destroy()V", HookCall.PROCESSES, "destroy");
        add(process + "destroyForcibly()Ljava/lang/Process;", HookCall.PROCESSES, "destroyForcibly");
        add(process + "onExit()Ljava/util/concurrent/CompletableFuture;", HookCall.PROCESSES, "onExit");
        add(
                "java/lang/ProcessHandleImpl.onExit()Ljava/util/concurrent/CompletableFuture;",
                HookCall.PROCESSES,
                "onExit");
    }

    private Prologues() {}

    /** The hook of a method, as {@code owner.name(parameters)result}; null if it has none. */
    static @Nullable Hook hookOf(String method) {
        return HOOKS.get(method);
    }

    private static void add(String method, String owner, String hook) {
        HOOKS.put(method, new Hook(owner, hook));
    }
}
