package dev.heddle.guide.threadlocals;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One variable, a value per thread. */
public final class EachItsOwn implements Scenario {
    @Override
    public String name() {
        return "thread-locals.each-its-own";
    }

    @Override
    public String summary() {
        return "Two threads set and read one ThreadLocal, and each sees the value that it has set itself.";
    }

    @Override
    public String explanation() {
        return """
                There is one ThreadLocal object, known to both threads, and each thread that uses it has a value of its own in it. set() and get() \
                concern the value of the thread that calls them. So nothing is shared, nothing needs a lock, and no interleaving of the two makes a \
                difference: explore tries them all.

                The values lie in the Thread object, in a small map from ThreadLocal to value. That is why they live as long as the thread does \
                (unless removed), and why another thread can never read or clear them.

                Used for what would otherwise be passed through every method of a call chain: the current user, the transaction, a trace number; and \
                for objects that are costly to make and not safe to share, such as a SimpleDateFormat.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "thread-local");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Names::new)
                .actors("thread", 2, (names, me) -> {
                    names.current.set("thread " + me.index());
                    Thread.yield();
                    names.seen[me.index()] = names.current.get();
                    names.current.remove();
                })
                .observe(names -> List.of(names.seen))
                .acceptable(List.of("thread 0", "thread 1"))
                .otherwise(FORBIDDEN, "a thread saw a value that is not its own");
    }

    private static final class Names {
        final ThreadLocal<String> current = new ThreadLocal<>();
        final String[] seen = new String[2];
    }
}
