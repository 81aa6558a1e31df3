package dev.heddle.guide.output;

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

/** Each print is whole, the two together are not. */
public final class Torn implements Scenario {
    @Override
    public String name() {
        return "output.torn";
    }

    @Override
    public String summary() {
        return "Two threads print a line each with two calls to one stream; the lines are torn apart.";
    }

    @Override
    public String explanation() {
        return """
                Each thread prints a line in two halves: <A, then A>. A PrintStream is safe for use by several threads: each call of print() is done \
                as a whole, under a lock of the stream, and no character is lost. But between two calls the other thread may print too, and then the \
                text reads <A<BA>B>.

                That is the commonest misunderstanding about "thread-safe" classes: each operation is safe, a sequence of them is not. It is true of a \
                ConcurrentHashMap, of a synchronised list and of an AtomicInteger just the same.

                The outcomes are the texts: two of them have whole lines, four are torn.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "print", "atomicity", "bug");
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
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Paper::new)
                .actor("A", (paper, me) -> {
                    paper.out.print("<A");
                    Thread.yield(); // what is to be printed next may take a moment to work out
                    paper.out.print("A>");
                })
                .actor("B", (paper, me) -> {
                    paper.out.print("<B");
                    Thread.yield(); // what is to be printed next may take a moment to work out
                    paper.out.print("B>");
                })
                .observe(Paper::text)
                .acceptable("<AA><BB>", "<BB><AA>")
                .otherwise(FORBIDDEN, "a line was torn apart");
    }
}
