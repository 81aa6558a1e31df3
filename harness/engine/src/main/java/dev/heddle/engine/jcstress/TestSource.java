package dev.heddle.engine.jcstress;

import dev.heddle.api.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;

/**
 * The source text of a jcstress test for a scenario. Plan, actors and state are constants and final fields, so that the compilers see through to the
 * scenario's own code.
 *
 * @param scenario binary name of the scenario's class
 * @param threads for how many threads its plan is made
 * @param actors names of the actors' methods
 * @param seeds of their random numbers
 */
record TestSource(String scenario, int threads, List<String> actors, List<Long> seeds) {
    private static final String PACKAGE = "dev.heddle.generated";

    /** Names for the actors of a plan that Java takes as names of methods. */
    static List<String> actorNames(Plan<?> plan) {
        var names = new ArrayList<String>();
        for (Plan.Actors<?> each : plan.actors()) {
            for (int index = 0; index < each.count(); index++) {
                String name = each.name().replaceAll("[^A-Za-z0-9_]", "_") + (each.count() > 1 ? "_" + index : "");
                boolean fits = SourceVersion.isName(name) && !name.equals("observe") && !names.contains(name);
                names.add(fits ? name : "actor" + names.size());
            }
        }
        return names;
    }

    /** Binary name of the test's class. */
    String className() {
        return PACKAGE + "." + simpleName();
    }

    private String simpleName() {
        return scenario.substring(scenario.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_]", "_") + "Test";
    }

    String text() {
        return """
                package %s;

                import dev.heddle.jcstress.ScenarioUnderTest;
                import org.openjdk.jcstress.annotations.Actor;
                import org.openjdk.jcstress.annotations.Arbiter;
                import org.openjdk.jcstress.annotations.Expect;
                import org.openjdk.jcstress.annotations.JCStressTest;
                import org.openjdk.jcstress.annotations.Outcome;
                import org.openjdk.jcstress.annotations.State;
                import org.openjdk.jcstress.infra.results.L_Result;

                @JCStressTest
                @Outcome(expect = Expect.ACCEPTABLE, desc = "The harness grades it, as the scenario's plan says.")
                @State
                public class %s {
                    private static final ScenarioUnderTest SCENARIO =
                            ScenarioUnderTest.load("%s", %d, %s);
                %s
                    private final Object state = SCENARIO.newState();

                %s
                    @Arbiter
                    public void observe(L_Result r) {
                        r.r1 = SCENARIO.outcome(state);
                    }
                }
                """.formatted(
                        PACKAGE,
                        simpleName(),
                        scenario,
                        threads,
                        seeds.stream().map(seed -> seed + "L").collect(Collectors.joining(", ")),
                        each("    private static final ScenarioUnderTest.Act ACT_%1$d = SCENARIO.act(%1$d);%n"),
                        each("""
                                    @Actor
                                    public void %2$s() {
                                        ACT_%1$d.on(state);
                                    }

                                """));
    }

    private String each(String template) {
        return IntStream.range(0, actors.size())
                .mapToObj(number -> template.formatted(number, actors.get(number)))
                .collect(Collectors.joining());
    }
}
