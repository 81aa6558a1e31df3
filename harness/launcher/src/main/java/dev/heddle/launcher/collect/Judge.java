package dev.heddle.launcher.collect;

import dev.heddle.launcher.fork.Ending;
import dev.heddle.launcher.fork.Observation;
import dev.heddle.reports.words.Amount;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.Mode;
import dev.heddle.results.Output;
import dev.heddle.results.Rate;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what was observed of a cell against its claim. */
public final class Judge {
    private record Judgement(Verdict verdict, String reason) {}

    private static final String INTERESTING = "interesting outcome";

    private Judge() {}

    /** The terminal result of a cell that was run. */
    public static CellResult judge(Cell cell, Claim claim, Observation seen) {
        Measures measures = seen.measures();
        List<FailureReport> failures = failures(seen);
        Judgement judgement = judgement(cell, claim, seen, failures);
        return new CellResult(
                cell,
                claim,
                judgement.verdict(),
                judgement.reason(),
                seen.startedMillis(),
                seen.elapsedNanos(),
                measures.stress(),
                measures.explore(),
                measures.jcstress(),
                measures.outcomes(),
                failures,
                seen.output());
    }

    /** The terminal result of a cell that could not be started. */
    public static CellResult unable(Cell cell, Claim claim, String reason) {
        return unmeasured(cell, claim, Verdict.ERROR, reason);
    }

    /** The terminal result of a cell that the run did not come to. */
    public static CellResult notRun(Cell cell, Claim claim, String reason) {
        return unmeasured(cell, claim, Verdict.NOT_RUN, reason);
    }

    /** The terminal result of a cell for which there was no time: a bug that was to be shown was not, and a claim that holds stands unproven. */
    public static CellResult noTime(Cell cell, Claim claim, String reason) {
        return claim.holds()
                ? notRun(cell, claim, reason)
                : unable(cell, claim, "what must be seen was not: " + reason);
    }

    private static CellResult unmeasured(Cell cell, Claim claim, Verdict verdict, String reason) {
        return new CellResult(cell, claim, verdict, reason, 0, 0, null, null, null, List.of(), List.of(), Output.NONE);
    }

    /** What the worker told, and what only a parent sees: the way in which its JVM came to its end. */
    public static List<FailureReport> failures(Observation seen) {
        List<FailureReport> measured = seen.measures().failures();
        FailureReport death = death(seen.ending());
        if (death == null || measured.stream().anyMatch(failure -> failure.kind() == death.kind())) {
            return measured;
        }
        var all = new ArrayList<>(measured);
        all.add(death);
        return List.copyOf(all);
    }

    private static @Nullable FailureReport death(Ending ending) {
        if (ending instanceof Ending.Exited exited) {
            return failure(FailureKind.EXIT, "the scenario ended its JVM with exit code " + exited.status(), "");
        } else if (ending instanceof Ending.OutOfMemory memory) {
            return failure(FailureKind.OUT_OF_MEMORY, memory.message(), "");
        } else if (ending instanceof Ending.Crashed crashed) {
            return failure(FailureKind.CRASH, crashed.message(), crashed.detail());
        } else if (ending instanceof Ending.Hung hung) {
            return failure(FailureKind.HANG, hung.message(), hung.threadDump());
        }
        return null;
    }

    private static FailureReport failure(FailureKind kind, String message, String detail) {
        return new FailureReport(kind, message, detail, 1, -1, List.of(), null);
    }

    private static Judgement judgement(Cell cell, Claim claim, Observation seen, List<FailureReport> failures) {
        if (seen.ending() instanceof Ending.Broken broken) {
            return new Judgement(Verdict.ERROR, broken.message());
        }
        if (seen.ending() instanceof Ending.Unusable unusable) {
            return new Judgement(Verdict.ERROR, unusable.message());
        }
        if (seen.ending() instanceof Ending.Skipped skipped) {
            return new Judgement(Verdict.NOT_RUN, skipped.reason());
        }
        Set<FailureKind> found = failures.stream().map(FailureReport::kind).collect(Collectors.toSet());
        List<FailureReport> unclaimed = failures.stream()
                .filter(failure -> !claim.breaks().contains(failure.kind()))
                .toList();
        if (!unclaimed.isEmpty()) {
            return new Judgement(
                    Verdict.FAIL,
                    (claim.holds() ? "" : "claims to break by %s only, but: ".formatted(kinds(claim.breaks())))
                            + told(unclaimed.get(0), seen.measures()));
        }
        if (seen.ending() instanceof Ending.Stopped) {
            return new Judgement(Verdict.NOT_RUN, "stopped before its end; " + none(cell, seen.measures()));
        }
        if (!found.isEmpty()) {
            return new Judgement(Verdict.PASS, "breaks as claimed: " + told(failures.get(0), seen.measures()));
        }
        if (ran(seen.measures()) == 0) {
            return new Judgement(
                    Verdict.ERROR,
                    "not one %s came to its end, and nothing failed"
                            .formatted(cell.mode().unit()));
        }
        if (claim.holds()) {
            return new Judgement(Verdict.PASS, none(cell, seen.measures()));
        }
        return cell.mode() == Mode.JCSTRESS
                ? new Judgement(Verdict.FAIL, "what must be seen was not: " + none(cell, seen.measures()))
                : new Judgement(
                        Verdict.FAIL,
                        "should break by %s, and did not: %s"
                                .formatted(kinds(claim.breaks()), none(cell, seen.measures())));
    }

    /** A failure in words. */
    public static String words(FailureReport failure) {
        return words(failure.kind(), failure.message());
    }

    /** A failure in words: its kind, unless its message says that already, and its message, which for an outcome begins with the outcome. */
    public static String words(FailureKind kind, String message) {
        String begin = message.toLowerCase(Locale.ROOT);
        // In jcstress, what proves a bug is of interest, not forbidden.
        return begin.startsWith(kind.words()) || begin.startsWith(INTERESTING)
                ? message
                : kind.words() + (kind == FailureKind.OUTCOME ? " " : ": ") + message;
    }

    /** A failure with how often it was seen. */
    private static String told(FailureReport failure, Measures measures) {
        long ran = Math.max(ran(measures), failure.count());
        String what = words(failure);
        if (failure.iteration() < 0) {
            return what;
        }
        // Schedules are chosen, not sampled: no true rate can be inferred from how many of them failed.
        return measures.explore() == null
                ? "%s (%s)".formatted(what, new Rate(failure.count(), ran).words())
                : "%s (in %s of %s)".formatted(what, Amount.count(failure.count()), Amount.of(ran, "schedule"));
    }

    /** That nothing failed, and how sure that is. */
    private static String none(Cell cell, Measures measures) {
        long ran = ran(measures);
        if (cell.mode() == Mode.EXPLORE
                && measures.explore() != null
                && measures.explore().complete()) {
            long distinct = measures.explore().distinct();
            return "complete: no failure in "
                    + (distinct == 1
                            ? "the only interleaving"
                            : "any of the " + Amount.of(distinct, "distinct interleaving"))
                    + (measures.explore().bound().isEmpty()
                            ? ""
                            : " within " + measures.explore().bound());
        }
        if (cell.mode() == Mode.EXPLORE && measures.explore() != null) {
            return "no failure in %s; the chance that one more is a new interleaving is about %s"
                    .formatted(
                            Amount.of(ran, cell.mode().unit()),
                            Rate.words(measures.explore().chanceOfNew()));
        }
        return "no failure in %s: %s".formatted(Amount.of(ran, cell.mode().unit()), new Rate(0, ran).shareWords());
    }

    private static long ran(Measures measures) {
        if (measures.stress() != null) {
            // A soak has one iteration, which may not have come to its end.
            return Math.max(
                    measures.stress().iterations(),
                    Math.min(1, measures.stress().actions()));
        }
        if (measures.explore() != null) {
            return measures.explore().schedules();
        }
        return measures.jcstress() != null ? measures.jcstress().samples() : 0;
    }

    private static String kinds(Set<FailureKind> kinds) {
        return kinds.stream().sorted().map(FailureKind::words).collect(Collectors.joining(" or "));
    }
}
