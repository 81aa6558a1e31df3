package dev.heddle.engine.jcstress;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One test from its first piece to its last: takes in what the program says, adds it up, reports, and ends what hangs. */
final class TestRun {
    private static final long POLL_MILLIS = 200;
    private static final long STOP_MILLIS = 1_500;
    private static final String STALE = "STALE";

    private final JcstressTest test;
    private final JcstressProgram program;
    private final Order.Settings settings;
    private final Path folder;
    private final CellReporter reporter;
    private final Tally tally;
    private final Watch watch;
    private final long startedAt = now();
    private long stoppedAt;
    private int staleForks;
    private String problem = "";

    TestRun(JcstressTest test, JcstressProgram program, Order.Settings settings, Path folder, CellReporter reporter) {
        this.test = test;
        this.program = program;
        this.settings = settings;
        this.folder = folder;
        this.reporter = reporter;
        this.tally = new Tally(test);
        this.watch = new Watch(test, program, folder, settings.timeoutMillis());
    }

    /**
     * Runs it.
     *
     * @throws CellBroken if nothing came of it
     */
    void run() throws IOException, InterruptedException, CellBroken {
        boolean goesOn = true;
        while (goesOn) {
            @Nullable PieceEvent event = program.next(POLL_MILLIS);
            goesOn = event == null ? lookAfter() : take(event);
            reporter.progress(tally.samples(), share());
        }
        reporter.measured(tally.measures());
        if (!tally.knowsAnything() && !reporter.stopRequested()) {
            throw nothing();
        }
    }

    private boolean take(PieceEvent event) throws IOException {
        switch (event.event()) {
            case "probing" -> reporter.phase("probing the JVM");
            case "planned" -> reporter.phase("measuring");
            case "started" -> watch.started(event);
            case "ended" -> {
                ended(event);
                reporter.measured(tally.measures());
                if (settings.failFast() && !tally.measures().failures().isEmpty()) {
                    stop();
                }
            }
            case "skipped" -> tally.skipped(event.sentence());
            case "problem" -> problem = event.sentence();
            default -> {
                return false; // done, or gone
            }
        }
        return lookAfterStop();
    }

    private void ended(PieceEvent event) throws IOException {
        @Nullable PieceEvent started = watch.ended(event.piece());
        if (started == null) {
            return;
        }
        if (staleForks > 0 && "VM_ERROR".equals(event.status())) {
            staleForks--;
            if (now() - startedAt >= settings.durationMillis()) {
                stop(); // it costs seconds each time, and proves the same
            }
            tally.add(
                    started,
                    STALE,
                    Map.of(STALE, 1L),
                    List.of(
                            "The loop still ran seconds after its signal, where jcstress waits half a minute: its JVM was ended."));
            return;
        }
        String unfit = Endings.unfit(event).orElse("");
        if (!unfit.isEmpty()) {
            tally.skipped("Not run with %s: %s".formatted(String.join(" ", started.jvmArgs()), unfit));
            return;
        }
        tally.add(started, String.valueOf(event.status()), event.counts(), event.messages());
        Endings.failure(event, folder)
                .ifPresent(it -> tally.failed(started, it.kind(), it.message(), it.detail(), List.of()));
    }

    /** Whether to go on. */
    private boolean lookAfter() throws IOException, InterruptedException {
        Watch.@Nullable Finding finding = watch.look();
        if (finding instanceof Watch.Finding.Stale stale) {
            staleForks += stale.forks();
        } else if (finding instanceof Watch.Finding.Stuck stuck) {
            for (PieceEvent each : watch.running()) {
                tally.add(each, stuck.kind().words(), Map.of(), List.of("Ended by the harness."));
            }
            tally.failed(stuck.piece(), stuck.kind(), stuck.message(), stuck.detail(), stuck.threads());
            tally.skipped("The configurations after the one that hangs were not run.");
            return false; // closing the program ends the forks too
        }
        return lookAfterStop();
    }

    private boolean lookAfterStop() {
        if (stoppedAt == 0 && reporter.stopRequested()) {
            stop();
        }
        return stoppedAt == 0 || !reporter.stopRequested() || now() - stoppedAt < STOP_MILLIS;
    }

    private void stop() {
        stoppedAt = now();
        program.stop();
    }

    private double share() {
        return Math.min(0.99, (now() - startedAt) / (double) Math.max(1, settings.durationMillis()));
    }

    /** That jcstress ends well without having run anything is an error here. */
    private CellBroken nothing() {
        if (!problem.isEmpty()) {
            return new CellBroken("%s: %s".formatted(test.name(), problem), new IOException(program.tail()));
        }
        if (!tally.whatWasSkipped().isEmpty()) {
            return new CellBroken(
                    "%s: %s".formatted(test.name(), tally.whatWasSkipped().get(0)));
        }
        return new CellBroken(
                "%s: jcstress ended without a result".formatted(test.name()), new IOException(program.tail()));
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
