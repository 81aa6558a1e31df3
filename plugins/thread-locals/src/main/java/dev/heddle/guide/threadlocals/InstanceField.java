package dev.heddle.guide.threadlocals;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** The simpler way: an object per thread. */
public final class InstanceField implements Scenario {
    @Override
    public String name() {
        return "thread-locals.instance-field";
    }

    @Override
    public String summary() {
        return "Two threads that each run an object of their own keep their values in its fields, with nothing shared and no ThreadLocal.";
    }

    @Override
    public String explanation() {
        return """
                If each thread runs an object of its own, the fields of that object belong to that thread: nobody else has a reference to it. No \
                ThreadLocal, no lock, nothing volatile. Local variables are the smallest case of this.

                It fails as soon as two threads are given the same object: new Thread(task) twice with one task, and the field is shared. That is the \
                whole difference between a field that is safe and one that is not, and it is not visible at the field, only where the threads are \
                made.

                A ThreadLocal is for where this is not possible: where the code that needs the value is called by a thread that it did not make, and \
                cannot be handed the object.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "thread-local", "confinement");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Counters::new)
                .actor("main", (counters, me) -> {
                    var first = new Thread(counters.first);
                    var second = new Thread(counters.second);
                    first.start();
                    second.start();
                    first.join();
                    second.join();
                })
                .observe(counters -> counters.first.count + " and " + counters.second.count)
                .acceptable("10 and 10")
                .otherwise(FORBIDDEN, "one thread counted in the field of the other");
    }

    private static final class CountToTen implements Runnable {
        private int count;

        @Override
        public void run() {
            for (int i = 0; i < 10; i++) {
                count++;
            }
        }
    }

    private static final class Counters {
        final CountToTen first = new CountToTen();
        final CountToTen second = new CountToTen();
    }
}
