package dev.heddle.guide.makingthreads;

import java.util.Set;

/** A thread that the JDK schedules. */
public final class VirtualThread extends WayToMakeAThread {
    @Override
    public String name() {
        return "making-threads.virtual";
    }

    @Override
    public String summary() {
        return "A Runnable is given to a virtual thread, where the JDK has them (from 21).";
    }

    @Override
    public String explanation() {
        return """
                A platform thread is a thread of the operating system, with a stack of a megabyte reserved and a few thousand of them at most. A \
                virtual thread is an object on the heap, which the JDK runs on a handful of platform threads (its carriers) and takes off whenever it \
                blocks. A million of them are no trouble. So the reason for pools falls away: a virtual thread is made per task, and thrown away.

                To the code that runs in one nothing changes: Thread.currentThread(), thread-locals, locks, interruption and join() work as ever, and \
                so do all mistakes: every race of this guide is a race between virtual threads too. What differs: they are always daemons, have no \
                group of their own, and do not make a computation faster, as there are no more processors than before.

                This source is compiled for JDK 17, which has no virtual threads, and so finds Thread.ofVirtual() by reflection. On a JDK without them \
                the outcome says just that. Compare the latency with making-threads.runnable.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "virtual");
    }

    @Override
    Word countElsewhere(String word) throws InterruptedException {
        Word[] result = new Word[1];
        Thread thread = VirtualThreads.start(() -> result[0] = Word.count(word));
        thread.join();
        return result[0];
    }
}
