package dev.heddle.guide.startjoin;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** What a thread wrote is visible to the one that has joined it. */
public final class ReadAfterJoin implements Scenario {
    @Override
    public String name() {
        return "start-join.read-after-join";
    }

    @Override
    public String summary() {
        return "A result that a thread leaves in a plain field is there, and complete, once the thread has been joined.";
    }

    @Override
    public String explanation() {
        return """
                The field that holds the result is neither volatile nor guarded by a lock, and still this program is right. join() does two things: it waits \
                until the thread has ended, and it makes visible what the thread did. In the words of the memory model, all actions of a thread happen before \
                any other thread returns successfully from a join() on it (Java Language Specification, 17.4.5). start() is the counterpart: all that was \
                done before it is visible to the new thread. So a thread can be given its arguments and can hand back its result through plain fields, as \
                long as the others keep their hands off them in between.

                Easily overlooked: join(millis) also returns when the time is up, and then promises nothing; a join() that ends with an \
                InterruptedException promises nothing; and isAlive() answering false does promise the same as join().""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "join", "visibility");
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
        return Plan.of(Seen::new)
                .actor("main", (seen, me) -> {
                    var sum = new Sum();
                    sum.start();
                    sum.join();
                    seen.result = sum.result();
                })
                .observe(seen -> seen.result)
                .acceptable(Sum.EXPECTED)
                .otherwise(FORBIDDEN, "the result was not there, though its thread had been joined");
    }

    private static final class Seen {
        int result;
    }
}
