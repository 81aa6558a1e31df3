package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.Cell;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Jvm;
import dev.heddle.results.Measures;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;

/** Main class of a forked JVM that was prepared: explores one program after the other, and prints a line on each. */
public final class ExploreFork {
    /** So many schedules end a search, and not the clock: a busy machine comes to the same end, later. */
    private static final int SCHEDULES = 1_000;

    private static final long LONG = 120_000;

    private ExploreFork() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        long timeout = Long.getLong("timeout", LONG);
        List<String> classPaths = new ArrayList<>(List.of(homeOf(ExploreFork.class), homeOf(ClassWriter.class)));
        if (System.getProperty("before") != null) {
            classPaths.add(0, System.getProperty("before"));
        }
        for (String program : List.of(args).subList(1, args.length)) {
            Measures[] last = {Measures.NONE};
            var settings = new Order.Settings(
                    LONG, 0, SCHEDULES, timeout, 1, "auto", List.of(), WakeUps.USUAL, false, args[0], List.of());
            var cell = new Cell(program, Mode.EXPLORE, 1, "default", new Jvm("", "", "", 0));
            new ExploreRunner().run(new Order.RunProgram(cell, classPaths, program, List.of(), settings), keep(last));
            ExploreMeasures explore = last[0].explore();
            StringBuilder line = new StringBuilder(program.substring(program.indexOf('$') + 1));
            line.append(explore != null && explore.complete() ? " complete" : " sampled");
            if (explore != null && explore.bound().contains("one step")) {
                line.append(" within ").append(explore.bound());
            }
            for (FailureReport failure : last[0].failures()) {
                line.append(" | ").append(failure.kind()).append(' ').append(failure.message());
                line.append(failure.interleaving() == null ? " (not written down)" : " (written down)");
            }
            out.println(line);
        }
        out.flush();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(0);
    }

    private static String homeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static CellReporter keep(Measures[] last) {
        return new CellReporter() {
            @Override
            public void phase(String phase) {}

            @Override
            public void progress(long iterations, double share) {}

            @Override
            public void measured(Measures measures) {
                last[0] = measures;
            }

            @Override
            public boolean stopRequested() {
                return false;
            }
        };
    }
}
