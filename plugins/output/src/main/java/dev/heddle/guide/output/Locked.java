package dev.heddle.guide.output;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** One lock around all that belongs together. */
public final class Locked implements Scenario {
    @Override
    public String name() {
        return "output.locked";
    }

    @Override
    public String summary() {
        return "Two threads print a line each with two calls to one stream, holding the same lock; the lines stay whole.";
    }

    @Override
    public String explanation() {
        return """
                The lines of output.torn, with one lock around the two calls that belong together. While one thread holds it, the other one waits, and \
                the halves of a line stay side by side. Which line comes first is still open: a lock makes things exclude each other, it does not \
                order them.

                It works because both threads take the same lock. A lock each protects nothing, and a third thread that prints without it can still \
                put its text in between. Where one has the choice, there is a simpler way: make one string of what belongs together, and print it with \
                one call.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "print", "atomicity", "lock");
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
        return Plan.of(Paper::new)
                .actor("A", (paper, me) -> {
                    synchronized (paper) {
                        paper.out.print("<A");
                        Thread.yield();
                        paper.out.print("A>");
                    }
                })
                .actor("B", (paper, me) -> {
                    synchronized (paper) {
                        paper.out.print("<B");
                        Thread.yield();
                        paper.out.print("B>");
                    }
                })
                .observe(Paper::text)
                .acceptable("<AA><BB>", "<BB><AA>")
                .otherwise(FORBIDDEN, "a line was torn apart");
    }
}
