package dev.heddle.guide.jvmlifetime;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The last one turns off the light. */
public final class JvmWaitsForOrdinary implements Scenario {
    @Override
    public String name() {
        return "daemon.jvm-waits-for-ordinary";
    }

    @Override
    public String summary() {
        return "A JVM whose main thread has ended goes on until its other ordinary threads have ended too.";
    }

    @Override
    public String explanation() {
        return """
                The end of main() is not the end of the program. The main thread ends, and the JVM waits: as long as one thread lives that is not a \
                daemon, it goes on. So a program with a forgotten pool never ends (ending.pool-forgotten), and a program need not join its threads \
                just to keep itself alive.

                This scenario starts a JVM whose main thread starts a worker and ends at once. The worker waits until the main thread has ended, works \
                a little longer, and prints its last line. The claim: both lines were printed, in this order, and then the JVM ended by itself.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "daemon", "jvm");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Output::new)
                .actor("parent", (output, me) -> {
                    try (var jvm = new Subject(OrdinaryProgram.class)) {
                        output.lines = jvm.remainingLines();
                    }
                })
                .observe(output -> output.lines)
                .acceptable(List.of("main ends", "worker ends"))
                .otherwise(FORBIDDEN, "the JVM did not wait for its worker")
                .enough(3);
    }

    private static final class Output {
        List<String> lines = List.of();
    }
}
