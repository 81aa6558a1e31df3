package dev.heddle.guide.threadlocals;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** The thread of a pool has a past. */
public final class LeftInPool implements Scenario {
    @Override
    public String name() {
        return "thread-locals.left-in-pool";
    }

    @Override
    public String summary() {
        return "A thread-local value that a task leaves behind in the thread of a pool is seen by the next task on that thread.";
    }

    @Override
    public String explanation() {
        return """
                A thread-local value lives as long as its thread. With a thread per task that is as long as the task, and all is well. A pool uses its \
                threads again, for the next task, which belongs to somebody else: and that task finds the value of its predecessor. Here the first \
                task works for alice and the second for nobody in particular, and the second one sees alice.

                In earnest that is a request that runs with the rights of another user, or a line of a log under a wrong trace number. It shows only \
                when the same thread is used again, so rarely in tests and regularly under load. The object is held in memory for as long as the pool \
                lives, too, together with its class loader: the classic leak of application servers.

                See thread-locals.removed-in-finally for the cure.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "thread-local", "pool", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
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
        return Plan.of(Session::new)
                .actor("main", (session, me) -> session.runOnOneThread(() -> session.user.set("alice")))
                .observe(Session::seen)
                .acceptable("nobody")
                .otherwise(FORBIDDEN, "the second task saw the user of the first");
    }
}
