package dev.heddle.engine.explore;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.instrument.Agent;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.kernel.Options;
import dev.heddle.engine.explore.schedule.SearchCount;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.results.WakeUps;
import dev.heddle.sample.RandomProgram;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Main class of a forked JVM that was prepared: runs random programs by every schedule there is, and by those that are left with partial-order reduction, and
 * prints a line on each: whether both came to the same outcomes and the same interleavings.
 */
public final class ReductionFork {
    private ReductionFork() {}

    /** What a search came to; {@code schedules} is negative if there were too many. */
    private record Found(long schedules, Set<String> outcomes, Set<Long> interleavings, boolean complete) {}

    /**
     * Runs.
     *
     * @param args first seed; how many programs; the most schedules for one of them; what may end a wait: {@code usual} or {@code any}
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        int first = Integer.parseInt(args[0]);
        int most = Integer.parseInt(args[2]);
        boolean any = args[3].equals("any");
        for (int seed = first; seed < first + Integer.parseInt(args[1]); seed++) {
            var program = new Random(seed, new WakeUps(any, any));
            Found all = program.search("dfs", most);
            if (all.schedules() < 0) {
                out.println("random: too many");
                continue;
            }
            Found reduced = program.search("exhaustive", most);
            out.printf(
                    "random: seed %d %s %s %s, %d schedules instead of %d%n",
                    seed,
                    all.complete() && reduced.complete() ? "complete" : "INCOMPLETE",
                    verdict(all.outcomes(), reduced.outcomes(), "outcomes"),
                    verdict(all.interleavings(), reduced.interleavings(), "interleavings"),
                    reduced.schedules(),
                    all.schedules());
            if (!all.outcomes().equals(reduced.outcomes())) {
                out.println(program.script() + "\n  all " + all.outcomes() + "\n  reduced " + reduced.outcomes());
            }
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String verdict(Set<?> all, Set<?> reduced, String of) {
        return all.equals(reduced)
                ? "same " + all.size() + " " + of
                : "DIFFERENT " + of + ": " + reduced.size() + " instead of " + all.size();
    }

    private static final class Random {
        private final Findings findings = new Findings(true);
        private final MainProgram program;
        private final ControlKernel kernel;

        Random(int seed, WakeUps wakeUps) throws Exception {
            String classes = Path.of(ReductionFork.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            program = new MainProgram(List.of(classes), RandomProgram.class.getName(), List.of("" + seed));
            kernel = new ControlKernel(
                    Strands.fastest(),
                    new SitePlaces(Agent.instrumenter().sites()),
                    new Options(7, wakeUps, 10_000),
                    findings);
            Hooks.kernel = kernel;
        }

        private String call(String method) throws ReflectiveOperationException {
            Method asked = Class.forName(RandomProgram.class.getName(), true, program.loader())
                    .getMethod(method);
            return (String) asked.invoke(null);
        }

        String script() throws ReflectiveOperationException {
            return call("script");
        }

        /** Begins again each time that a schedule taught where threads meet. */
        Found search(String name, int most) throws ReflectiveOperationException {
            while (true) {
                var count = new SearchCount(Strategies.named(name, 1).orElseThrow());
                var outcomes = new TreeSet<String>();
                var interleavings = new TreeSet<Long>();
                boolean grown = false;
                while (!grown && count.begin()) {
                    findings.begin();
                    Ending ending = kernel.run(count, "main", () -> program.run(kernel, findings), () -> {}, null);
                    grown = kernel.grown();
                    if (ending != Ending.ABANDONED) {
                        outcomes.add(ending + " " + call("outcome"));
                        interleavings.add(count.interleaving());
                    }
                    if (count.schedules() > most) {
                        return new Found(-1, outcomes, interleavings, false);
                    }
                }
                if (!grown) {
                    return new Found(
                            count.schedules(),
                            outcomes,
                            interleavings,
                            count.coverage().complete());
                }
            }
        }
    }
}
