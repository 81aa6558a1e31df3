package dev.heddle.engine.worker;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.ThreadTrace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out, while the JVM is being ended in an orderly way, who ended it. */
final class ExitWitness {
    private ExitWitness() {}

    /** The thread that called {@code System.exit} or {@code Runtime.exit}; empty if the JVM is being ended by a signal. */
    static Optional<FailureReport> whoCalledExit() {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            List<String> frames = Excerpt.shown(each.getValue());
            int exit = lastExit(frames);
            if (exit >= 0) {
                String thread = Excerpt.oneLine(each.getKey().getName());
                List<String> callers = frames.subList(exit, frames.size());
                String where = exit + 1 < frames.size() ? " at " + frames.get(exit + 1) : "";
                return Optional.of(new FailureReport(
                        FailureKind.EXIT,
                        "thread \"%s\" called System.exit%s".formatted(thread, where),
                        String.join("\n", callers),
                        1,
                        -1,
                        List.of(new ThreadTrace(
                                thread,
                                each.getKey().getState().name().toLowerCase(Locale.ROOT),
                                "",
                                List.of(),
                                callers)),
                        null));
            }
        }
        return Optional.empty();
    }

    private static int lastExit(List<String> frames) {
        int last = -1;
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).contains("java.lang.System.exit(")
                    || frames.get(i).contains("java.lang.Runtime.exit(")) {
                last = i;
            }
        }
        return last;
    }
}
