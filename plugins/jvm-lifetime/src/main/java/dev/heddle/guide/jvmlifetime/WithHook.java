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

/** Told, and waited for. */
public final class WithHook implements Scenario {
    private static final String NO_SIGNALS = "no signals, then: []";

    @Override
    public String name() {
        return "ctrl-c.with-hook";
    }

    @Override
    public String summary() {
        return "A JVM with workers gets Ctrl-C; a shutdown hook sets their flag and joins them, so that all of them clean up before the JVM ends.";
    }

    @Override
    public String explanation() {
        return """
                A shutdown hook is a thread that has been made but not started. The JVM starts it when it is asked to end, by a signal, by \
                System.exit(), or because the last ordinary thread has ended; and it waits until all hooks have ended. So a hook that sets the flag \
                and joins the workers gives them the time they need.

                Both halves are needed. A hook that only sets the flag returns at once, and the JVM halts while the workers are still about to look at \
                it. A hook that only joins waits for ever, and then it takes kill -9.

                Keep hooks short: whoever asked the program to end has a limit, often ten seconds, before he does it by force. Hooks run at the same \
                time and in no order, and a hook that calls System.exit() waits for itself.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "ctrl-c", "signal", "shutdown", "jvm");
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
                    try (var jvm = new Subject(ProgramWithHook.class)) {
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
