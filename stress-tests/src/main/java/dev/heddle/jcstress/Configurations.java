package dev.heddle.jcstress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * The configurations of a test, in the order in which they are worth running when there is no time for all of them.
 *
 * <p>jcstress shuffles them, which is right for a run of hours. In a run of seconds the first few must be those that show most: all actors compiled by C2,
 * which reorders most; the same with C2's choices randomised; all by C1; all interpreted; then the mixtures. Affinities take turns, so that each compilation
 * is tried once before any is tried with a second affinity.
 */
final class Configurations {
    /**
     * How a piece is run.
     *
     * @param jvm flags of the fork
     * @param compileMode jcstress's number for who compiles which actor
     * @param scheduling where the actors run
     * @param actors their names
     */
    record Configuration(
            Probes.JvmConfiguration jvm, int compileMode, SchedulingClass scheduling, List<String> actors) {
        /** Who compiles which actor: {@code actor1: C2, actor2: Interpreter}. */
        String compilation() {
            if (compileMode == CompileMode.UNIFIED) {
                return "unified";
            }
            return IntStream.range(0, actors.size())
                    .mapToObj(actor -> actors.get(actor) + ": " + compiler(compileMode, actor))
                    .collect(Collectors.joining(", "));
        }

        /** Where the actors run: {@code actor1: core group 0, actor2: core group 1}. */
        String affinity() {
            if (scheduling.mode() == AffinityMode.NONE) {
                return "anywhere";
            }
            String description = SchedulingClass.description(scheduling, actors);
            if (scheduling.numNodes() <= 1) {
                description = description.replaceAll("\\w+ group 0, (?=core)", ""); // there is but one
            }
            return description.strip().lines().map(String::strip).collect(Collectors.joining("; "));
        }

        /** What jcstress needs to run it. */
        TestConfig config(PieceOptions options, TestInfo test, int fork, int seed) {
            var args = new ArrayList<>(jvm.args());
            if (jvm.stress()) {
                args.add("-XX:StressSeed=" + seed);
            }
            return new TestConfig(options, test, fork, args, compileMode, scheduling);
        }
    }

    private Configurations() {}

    /** Where tests with this many actors can be run; empty if there are too few processors. */
    static List<SchedulingClass> affinities(Topology topology, int actors, PieceOptions options) {
        return new Scheduler(topology, options.getCPUCount())
                .scheduleClasses(actors, options.getCPUCount(), options.affinityMode());
    }

    /** All configurations, those worth most first; equal ones in an order that the seed decides. */
    static List<Configuration> of(TestInfo test, Probes probes, List<SchedulingClass> affinities, Random random) {
        var compilations = new ArrayList<Configuration>();
        for (Probes.JvmConfiguration jvm : probes.jvms()) {
            for (int mode : compileModes(test, probes)) {
                if (!jvm.onlyIfC2() || CompileMode.hasC2(mode, test.threads())) {
                    compilations.add(new Configuration(jvm, mode, affinities.get(0), test.actorNames()));
                }
            }
        }
        Collections.shuffle(compilations, random);
        compilations.sort(Comparator.comparingInt(each -> rank(each, test.threads())));
        var all = new ArrayList<Configuration>();
        for (int round = 0; round < affinities.size(); round++) {
            for (int i = 0; i < compilations.size(); i++) {
                Configuration each = compilations.get(i);
                all.add(new Configuration(
                        each.jvm(),
                        each.compileMode(),
                        affinities.get((round + i) % affinities.size()),
                        each.actors()));
            }
        }
        return all;
    }

    private static int[] compileModes(TestInfo test, Probes probes) {
        return VMSupport.compilerDirectivesAvailable()
                ? CompileMode.casesFor(test.threads(), probes.c1(), probes.c2())
                : new int[] {CompileMode.UNIFIED};
    }

    private static int rank(Configuration each, int actors) {
        boolean biased = each.jvm().args().contains("-XX:+UseBiasedLocking");
        int mode = each.compileMode();
        int rank;
        if (mode == CompileMode.UNIFIED || all(actors, actor -> CompileMode.isC2(mode, actor))) {
            rank = each.jvm().stress() ? 1 : 0;
        } else if (all(actors, actor -> CompileMode.isC1(mode, actor))) {
            rank = 2;
        } else if (all(actors, actor -> CompileMode.isInt(mode, actor))) {
            rank = 3;
        } else {
            rank = 4;
        }
        return biased ? rank + 10 : rank;
    }

    private static boolean all(int actors, IntPredicate is) {
        return IntStream.range(0, actors).allMatch(is);
    }

    private static String compiler(int mode, int actor) {
        return CompileMode.isC2(mode, actor) ? "C2" : CompileMode.isC1(mode, actor) ? "C1" : "Interpreter";
    }
}
