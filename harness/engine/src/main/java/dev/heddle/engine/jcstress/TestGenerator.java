package dev.heddle.engine.jcstress;

import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.engine.catalog.Catalog;
import dev.heddle.engine.catalog.LoadedScenario;
import dev.heddle.engine.cell.ActorSeed;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellSkipped;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Grade;
import dev.heddle.results.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Makes a jcstress test of a scenario: source text for its plan, compiled with jcstress's annotation processor. */
final class TestGenerator {
    private static final int FEWEST_ACTORS = 2;
    private static final int MOST_ACTORS = 4;
    private static final String INVARIANT = "invariant violated: ";

    private TestGenerator() {}

    /**
     * Generates and compiles the test of a scenario.
     *
     * @param program the jar with jcstress
     * @param folder to write in
     * @throws CellBroken if jcstress cannot run the scenario
     * @throws CellSkipped if it cannot on this machine
     */
    static PreparedTest prepare(Order.Run order, Path program, Path folder)
            throws CellBroken, CellSkipped, IOException, InterruptedException {
        LoadedScenario loaded = Catalog.load(order.jar(), order.className());
        Plan<?> plan = loaded.plan(order.cell());
        String where = loaded.where(order.cell());
        String unfit = unfit(plan);
        if (!unfit.isEmpty()) {
            throw new CellBroken("%s cannot be run under jcstress: %s".formatted(where, unfit));
        }
        JcstressRunner.requireProcessors(plan.threads());
        List<String> actors = TestSource.actorNames(plan);
        Path api = api(folder);
        Path classes = Files.createDirectories(folder.resolve("generated"));
        var source = new TestSource(order.className(), order.cell().threads(), actors, seeds(order, plan));
        TestCompiler.compile(source.className(), source.text(), List.of(program, api), program, classes);
        var test = new JcstressTest(
                source.className(),
                source.className(),
                loaded.scenario().summary(),
                actors,
                false,
                cases(plan),
                List.of());
        return new PreparedTest(
                test,
                List.of(classes, program, api, Path.of(order.jar()).toAbsolutePath()),
                OptionalInt.of(Pilot.stride(plan, where)),
                test.pattern(each -> each.grade() == Grade.FORBIDDEN && mustBreak(loaded.scenario(), each.failure())));
    }

    private static boolean mustBreak(Scenario scenario, FailureKind kind) {
        return scenario.expectation().in(Mode.JCSTRESS).failures().stream()
                .anyMatch(each -> each.name().equals(kind.name()));
    }

    private static String unfit(Plan<?> plan) {
        if (plan.isShared()) {
            return "its actors share one state for the whole run, and jcstress needs a fresh one for each sample";
        }
        if (plan.observation().isEmpty() && plan.invariants().isEmpty()) {
            return "it observes no outcome and has no invariant, and jcstress counts outcomes: add observe(state -> ...)";
        }
        int actors = plan.threads();
        return actors < FEWEST_ACTORS || actors > MOST_ACTORS
                ? "it has %d actors here, and jcstress takes %d to %d: choose with --threads"
                        .formatted(actors, FEWEST_ACTORS, MOST_ACTORS)
                : "";
    }

    private static List<JcstressTest.Case> cases(Plan<?> plan) {
        var cases = new ArrayList<JcstressTest.Case>();
        plan.grades()
                .forEach((outcome, graded) -> cases.add(new JcstressTest.Case(
                        Optional.of(Pattern.compile(Pattern.quote(String.valueOf(outcome)))),
                        Grade.valueOf(graded.grade().name()),
                        graded.description(),
                        FailureKind.OUTCOME)));
        for (Plan.Invariant<?> each : plan.invariants()) {
            cases.add(new JcstressTest.Case(
                    Optional.of(Pattern.compile(Pattern.quote(INVARIANT + each.name()))),
                    Grade.FORBIDDEN,
                    "",
                    FailureKind.INVARIANT));
        }
        Plan.Graded otherwise = plan.observation().isEmpty()
                ? new Plan.Graded(dev.heddle.api.Grade.ACCEPTABLE, "")
                : plan.otherwise()
                        .orElse(new Plan.Graded(dev.heddle.api.Grade.FORBIDDEN, "the plan does not grade it"));
        cases.add(new JcstressTest.Case(
                Optional.empty(),
                Grade.valueOf(otherwise.grade().name()),
                otherwise.description(),
                FailureKind.OUTCOME));
        return List.copyOf(cases);
    }

    private static List<Long> seeds(Order.Run order, Plan<?> plan) {
        var seeds = new ArrayList<Long>();
        for (Plan.Actors<?> each : plan.actors()) {
            for (int index = 0; index < each.count(); index++) {
                seeds.add(ActorSeed.of(order.settings().seed(), order.cell(), each.name(), index));
            }
        }
        return seeds;
    }

    /** The scenario API alone, so that nothing else of the harness is on the class path of the scenario's code. */
    private static Path api(Path folder) throws CellBroken, IOException {
        Path place = JcstressJars.placeOf(Scenario.class);
        if (Files.isDirectory(place)) {
            return place;
        }
        String prefix = Scenario.class.getPackageName().replace('.', '/') + "/";
        Path api = folder.resolve("api");
        try (var jar = new JarFile(place.toFile())) {
            for (var entry : jar.stream()
                    .filter(each -> each.getName().startsWith(prefix) && !each.isDirectory())
                    .toList()) {
                Path to = api.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, to);
                }
            }
        }
        return api;
    }
}
