package dev.heddle.engine.jcstress;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.cell.CellRunner;
import dev.heddle.engine.cell.CellSkipped;
import dev.heddle.results.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs a cell under jcstress: a test of a jar of jcstress tests, or a scenario for which a test is generated. */
public final class JcstressRunner implements CellRunner {
    /** What the programs take to end. */
    private static final long END_MILLIS = 150;

    @Override
    public void run(Order.Run order, CellReporter reporter) throws Exception {
        reporter.phase("starting");
        try (var folder = WorkFolder.create()) {
            PreparedTest prepared = prepare(order, reporter, folder);
            Order.Settings settings = order.settings();
            long used = sinceStart().toMillis() + END_MILLIS;
            try (var program = JcstressProgram.start(
                    prepared,
                    folder,
                    Math.max(0, settings.durationMillis() - used),
                    Math.max(0, settings.longestMillis() - used),
                    settings.seed())) {
                new TestRun(prepared.test(), program, order.settings(), folder.path(), reporter).run();
            }
        }
    }

    /** The budget is of wall-clock time for the whole cell, and this JVM has taken some of it. */
    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private static PreparedTest prepare(Order.Run order, CellReporter reporter, WorkFolder folder)
            throws IOException, InterruptedException, CellBroken, CellSkipped {
        Path jar = Path.of(order.jar());
        Path program = JcstressJars.program(jar);
        Optional<JcstressTest> test = test(jar, order.className());
        if (test.isPresent()) {
            requireProcessors(test.get().actors().size());
            return new PreparedTest(
                    test.get(), JcstressJars.classPath(jar, program), OptionalInt.empty(), Optional.empty());
        }
        reporter.phase("generating the test");
        return TestGenerator.prepare(order, program, folder.path());
    }

    /** jcstress gives each actor a processor of its own, and leaves a test out without a word that needs more than there are. */
    static void requireProcessors(int actors) throws CellSkipped {
        int processors = Runtime.getRuntime().availableProcessors();
        if (actors > processors) {
            throw new CellSkipped("it has %d actors, and jcstress needs a processor for each: there are %d here"
                    .formatted(actors, processors));
        }
    }

    private static Optional<JcstressTest> test(Path jar, String className) throws CellBroken {
        try {
            return TestList.of(jar).stream()
                    .filter(each -> each.className().equals(className))
                    .findFirst();
        } catch (IOException e) {
            throw new CellBroken("%s: %s".formatted(jar.getFileName(), e.getMessage()), e);
        }
    }
}
