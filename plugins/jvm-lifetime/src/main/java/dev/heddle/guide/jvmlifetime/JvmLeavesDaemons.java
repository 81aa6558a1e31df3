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

/** Nobody waits for a daemon. */
public final class JvmLeavesDaemons implements Scenario {
    @Override
    public String name() {
        return "daemon.jvm-leaves-daemons";
    }

    @Override
    public String summary() {
        return "A JVM whose only live threads are daemons ends at once, in the midst of what they are doing, and without their finally blocks.";
    }

    @Override
    public String explanation() {
        return """
                A daemon thread serves others and has no purpose of its own: when only daemons are left, the JVM ends. It does not ask them, it does \
                not interrupt them, and it does not run their finally blocks. They stop where they are, perhaps with half a file written. So a daemon \
                is right for a cache that is tidied up from time to time, and wrong for anything that must be finished.

                This scenario starts a JVM whose worker is a daemon that would like to sleep for ten minutes and then print a line, in finally. The \
                claim: only the line of the main thread is printed, and the JVM ends long before the ten minutes are over.""";
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
                    try (var jvm = new Subject(DaemonProgram.class)) {
                        output.lines = jvm.remainingLines();
                    }
                })
                .observe(output -> output.lines)
                .acceptable(List.of("main ends"))
                .otherwise(FORBIDDEN, "the JVM waited for a daemon")
                .enough(3);
    }

    private static final class Output {
        List<String> lines = List.of();
    }
}
