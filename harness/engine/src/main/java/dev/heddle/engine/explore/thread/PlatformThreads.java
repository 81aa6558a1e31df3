package dev.heddle.engine.explore.thread;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.cores.Cores;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs each controlled thread as the platform thread that it is; they hand the processor over to each other directly. The search's own threads are kept from
 * one schedule to the next; those of the program are really started, and really end.
 */
public final class PlatformThreads implements Strands {
    /** How often a thread looks for its turn before it parks; worth it while each of the two has a core. */
    private static final int MOST_SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;
    /** How often a thread that catches what unwinds it is thrown at again, before it is left where it is. */
    private static final int UNWINDINGS = 1_000;

    private final Deque<KeptThread> idle = new ArrayDeque<>();
    private final List<ThreadStrand> spawned = new ArrayList<>();
    private final Map<Thread, ThreadStrand> started = new ConcurrentHashMap<>();
    private final Turn search = new Turn();
    private final Optional<Cores> cores;
    private boolean prepared;
    private volatile boolean unwinding;
    private int kept;
    private int spins = MOST_SPINS;

    /** A thread's turn to run. Handing it over makes all that was done before visible to the one that takes it. */
    private static final class Turn {
        private volatile boolean here;
        private volatile @Nullable Thread waiting;

        void give() {
            here = true;
            Thread thread = waiting;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }

        void await(int spins) {
            for (int i = 0; i < spins && !here; i++) {
                Thread.onSpinWait();
            }
            if (!here) {
                Thread me = Thread.currentThread();
                waiting = me;
                while (!here) {
                    if (me.isInterrupted()) {
                        Thread.yield(); // the flag belongs to the program, and makes parking return at once
                    } else {
                        LockSupport.park(this);
                    }
                }
                waiting = null;
            }
            here = false;
        }
    }

    private static final class ThreadStrand extends Strand {
        final Turn turn = new Turn();
        final Thread thread;

        @Nullable
        Body body;

        int unwindings;
        boolean begun;
        volatile boolean ended;

        ThreadStrand(Thread thread) {
            this.thread = thread;
        }
    }

    /** A thread of the search's own, which runs one body after the other. */
    private final class KeptThread extends Thread {
        final ThreadStrand strand = new ThreadStrand(this);

        KeptThread(int number) {
            super(null, null, "heddle-" + number, 0, false);
            setDaemon(false); // threads of the program inherit it; the worker ends its JVM by halting it
        }

        @Override
        public void run() {
            while (true) {
                strand.turn.await(spins);
                runBody(strand);
            }
        }
    }

    /** Threads that run wherever the operating system puts them. */
    public PlatformThreads() {
        this(Optional.empty());
    }

    /**
     * Threads that are kept on one core, the search thread with them: only one of them runs at a time.
     *
     * @param cores one of which is theirs; empty to leave that to the operating system
     */
    PlatformThreads(Optional<Cores> cores) {
        this.cores = cores;
    }

    @Override
    public String kind() {
        return "platform threads";
    }

    @Override
    public Thread thread(String name) {
        KeptThread thread = idle.pollFirst();
        if (thread == null) {
            prepare(); // whoever has not done so
            thread = new KeptThread(kept++);
            thread.start();
        } else {
            ThreadState.renew(thread);
        }
        ThreadState.number(thread);
        thread.setName(name);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.strand.ended = false;
        return thread;
    }

    /** The search thread is the first on its core; all others that it starts stay there. */
    @Override
    public void prepare() {
        if (!prepared) {
            prepared = true;
            if (cores.isPresent() && cores.get().keep(0)) {
                spins = 0;
            }
        }
    }

    @Override
    public Strand spawn(Thread thread, Body body) {
        ThreadStrand strand;
        if (thread instanceof KeptThread mine) {
            strand = mine.strand;
            strand.body = body;
        } else {
            strand = new ThreadStrand(thread);
            strand.body = body;
            started.put(thread, strand);
            ThreadState.start(thread);
        }
        strand.unwindings = 0;
        spawned.add(strand);
        return strand;
    }

    private void runBody(ThreadStrand strand) {
        if (!unwinding) {
            Body body = Objects.requireNonNull(strand.body);
            body.begin();
            body.run();
        }
        ended(strand);
    }

    private void ended(ThreadStrand strand) {
        if (unwinding) {
            Hooks.running = null; // it may have caught what unwinds it, and gone on as if under control
        }
        Strand next = unwinding ? null : Objects.requireNonNull(strand.body).end();
        strand.body = null;
        strand.ended = true;
        Thread.interrupted(); // a kept thread takes nothing along
        (next == null ? search : ((ThreadStrand) next).turn).give();
    }

    @Override
    public void run(Strand first, Runnable stopped) {
        ((ThreadStrand) first).turn.give();
        search.await(spins);
        stopped.run();
        unwind();
    }

    /** Ends what has not ended, one thread at a time, so that the next schedule finds none of it. */
    private void unwind() {
        unwinding = true;
        for (int i = 0; i < spawned.size(); i++) {
            ThreadStrand strand = spawned.get(i);
            if (!strand.ended) {
                strand.turn.give();
                search.await(spins);
            }
            if (strand.ended && strand.thread instanceof KeptThread mine) {
                idle.addFirst(mine);
            }
        }
        spawned.clear();
        unwinding = false;
    }

    @Override
    public void switchTo(Strand from, @Nullable Strand to) {
        ThreadStrand me = (ThreadStrand) from;
        if (!unwinding) {
            (to == null ? search : ((ThreadStrand) to).turn).give();
            me.turn.await(spins);
        }
        if (unwinding) {
            if (++me.unwindings > UNWINDINGS) {
                search.give(); // it catches everything, and goes on: left where it is
                new Turn().await(0);
            }
            throw Abandoned.INSTANCE;
        }
    }

    @Override
    public void begin(Thread thread) {
        ThreadStrand strand = started.get(thread);
        if (strand != null && !strand.begun) { // a run method may call that of its superclass
            strand.begun = true;
            strand.turn.await(spins);
            if (unwinding) {
                throw Abandoned.INSTANCE;
            }
            Objects.requireNonNull(strand.body).begin();
        }
    }

    @Override
    public void end(Thread thread) {
        ThreadStrand strand = started.remove(thread);
        if (strand != null) {
            ended(strand);
        }
    }

    @Override
    public StackTraceElement[] stack(Strand strand) {
        return ((ThreadStrand) strand).thread.getStackTrace();
    }
}
