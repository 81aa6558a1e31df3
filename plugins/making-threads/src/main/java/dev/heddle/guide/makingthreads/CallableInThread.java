package dev.heddle.guide.makingthreads;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A task that has a result. */
public final class CallableInThread extends WayToMakeAThread {
    @Override
    public String name() {
        return "making-threads.callable";
    }

    @Override
    public String summary() {
        return "A callable object with its arguments as fields is wrapped in a FutureTask, run by a Thread, and asked for its result.";
    }

    @Override
    public String explanation() {
        return """
                A Callable is a task with a result: call() returns a value and may throw. Written as a class (here a record) it carries its arguments \
                as fields, with names and types, and can be made here and run there. A FutureTask makes a Runnable of it that a Thread can run, and is \
                at the same time the receipt: get() waits until the result is there. No join() is needed, and no variable that both threads write and \
                read: the future hands the value over, with the same promise of visibility.

                And the future hands over exceptions too. What call() throws does not vanish with its thread: get() throws it, wrapped in an \
                ExecutionException (see exceptions.future-rethrows).""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "callable", "future");
    }

    @Override
    Word countElsewhere(String word) throws Exception {
        var task = new FutureTask<>(new Count(word));
        var thread = new Thread(task);
        thread.start();
        Word result = task.get();
        thread.join();
        return result;
    }

    private record Count(String word) implements Callable<Word> {
        @Override
        public Word call() {
            return Word.count(word);
        }
    }
}
