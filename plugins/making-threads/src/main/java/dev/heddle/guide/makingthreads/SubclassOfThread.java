package dev.heddle.guide.makingthreads;

import java.util.Set;

/** A thread that is its own task. */
public final class SubclassOfThread extends WayToMakeAThread {
    @Override
    public String name() {
        return "making-threads.subclass";
    }

    @Override
    public String summary() {
        return "A subclass of Thread overrides run, takes its argument in the constructor, and keeps its result in a field.";
    }

    @Override
    public String explanation() {
        return """
                Task and thread in one object: argument in by the constructor, result out by a method, run() overridden. It reads well in a textbook \
                and binds the task to the thread for good: such an object cannot be given to a pool (it could, as a Thread is a Runnable, but then the \
                thread that it also is would never be started), it can run only once, and it inherits forty methods that have nothing to do with \
                counting letters.

                Two traps. A constructor runs in the thread that calls it, so anything it does is not yet parallel; and a constructor that calls \
                start() lets other threads see an object that is not finished.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "subclass");
    }

    @Override
    Word countElsewhere(String word) throws InterruptedException {
        var counter = new LetterCounter(word);
        counter.start();
        counter.join();
        return counter.result();
    }

    private static final class LetterCounter extends Thread {
        private final String word;
        private Word result;

        LetterCounter(String word) {
            this.word = word;
        }

        @Override
        public void run() {
            result = Word.count(word);
        }

        Word result() {
            return result;
        }
    }
}
