package dev.heddle.guide.threadlocals;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** Leave the thread as you found it. */
public final class RemovedInFinally implements Scenario {
    @Override
    public String name() {
        return "thread-locals.removed-in-finally";
    }

    @Override
    public String summary() {
        return "A task that removes its thread-local value in finally leaves nothing to the next task on the thread of a pool.";
    }

    @Override
    public String explanation() {
        return """
                The tasks of thread-locals.left-in-pool; but the first one removes what it has set, in finally, so that an exception makes no \
                difference. remove() rather than set(null): it also makes the initial value come back, and lets the entry go.

                Whoever sets the value should be the one who removes it, in the same method: set, try, work, finally, remove. Then it cannot be \
                forgotten at another end of the program. Newer JDKs have this shape as a class of its own, ScopedValue, where a value is bound for the \
                length of one call and cannot stay behind.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "thread-local", "pool");
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
                .actor(
                        "main",
                        (session, me) -> session.runOnOneThread(() -> {
                            session.user.set("alice");
                            try {
                                Thread.yield(); // the work of the task
                            } finally {
                                session.user.remove();
                            }
                        }))
                .observe(Session::seen)
                .acceptable("nobody")
                .otherwise(FORBIDDEN, "the second task saw the user of the first");
    }
}
