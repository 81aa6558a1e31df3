package dev.heddle.guide.jvmlifetime;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The JVM ends, and nobody was told. */
public final class WithoutHook implements Scenario {
    private static final String NO_SIGNALS = "no signals, then: []";

    @Override
    public String name() {
        return "ctrl-c.without-hook";
    }

    @Override
    public String summary() {
        return "A JVM with workers that clean up when a flag is set gets Ctrl-C; nobody sets the flag, and the cleaning up is lost.";
    }

    @Override
    public String explanation() {
        return """
                Ctrl-C in a terminal sends SIGINT to the program, and so do, with SIGTERM, "kill", "docker stop", systemd and Kubernetes. The JVM \
                takes it as a request to end in good order: it starts the shutdown hooks, waits for them, and halts. It does not wait for threads, \
                whether daemons or not, does not interrupt them, and does not run their finally blocks. There is no KeyboardInterrupt in the main \
                thread, as Python has it.

                The workers here look at a flag, and clean up in finally when it is set. That is well made; but setting the flag on Ctrl-C is nobody's \
                job. The claim that is broken: "both workers cleaned up".

                On a system without signals (Windows) the outcome says so, and nothing is claimed to be found there.

                ctrl-c.with-hook has the eight lines that are missing.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "ctrl-c", "signal", "shutdown", "jvm", "bug");
    }

    @Override
    public Expectation expectation() {
        return Subject.hasSignals() ? Expectation.breaks(Failure.OUTCOME) : Expectation.holds();
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
                    if (!Subject.hasSignals()) {
                        return;
                    }
                    try (var jvm = new Subject(ProgramWithoutHook.class)) {
                        output.before = String.valueOf(jvm.line());
                        jvm.ctrlC();
                        output.after = jvm.remainingLines();
                    }
                })
                .observe(output -> output.before + ", then: " + output.after)
                .acceptable("at work, then: [cleaned up, cleaned up]")
                .interesting(NO_SIGNALS, "this system cannot send Ctrl-C to a single process")
                .otherwise(FORBIDDEN, "the cleaning up was lost")
                .enough(3);
    }

    private static final class Output {
        String before = "no signals";
        List<String> after = List.of();
    }
}
