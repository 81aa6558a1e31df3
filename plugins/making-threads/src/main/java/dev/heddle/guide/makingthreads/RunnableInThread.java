package dev.heddle.guide.makingthreads;

import java.util.Set;

/** A task object, handed to a thread. */
public final class RunnableInThread extends WayToMakeAThread {
    @Override
    public String name() {
        return "making-threads.runnable";
    }

    @Override
    public String summary() {
        return "A Runnable is given to a Thread; argument and result travel through what the Runnable captures.";
    }

    @Override
    public String explanation() {
        return """
                The plainest way: a Thread is a vehicle, a Runnable what it carries. Thread.run() calls the Runnable's run(). As a lambda captures the \
                variables around it, the argument needs no ceremony. The result does: run() returns nothing and may throw nothing that is checked, so \
                the task leaves its result somewhere that both sides know, here in an array, and the one that asked reads it after join().

                Prefer this to a subclass of Thread: the task knows nothing of threads, and the same Runnable can be given to a pool tomorrow.

                The four scenarios of this theme have one claim: the task ran in another thread, and its result came back. Compare their latencies: \
                nearly all of it is the cost of making a thread and waiting for it, tens of microseconds, and the way it is written makes no \
                difference. Only virtual threads are another kind of thing.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "runnable");
    }

    @Override
    Word countElsewhere(String word) throws InterruptedException {
        Word[] result = new Word[1];
        var thread = new Thread(() -> result[0] = Word.count(word));
        thread.start();
        thread.join();
        return result[0];
    }
}
