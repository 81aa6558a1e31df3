package dev.heddle.jcstress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.openjdk.jcstress.TestExecutor;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;

/**
 * Runs a test, one fork at a time for each set of processors that it needs, and tells the result of each fork as soon as it is there: whatever ends this
 * program, only the pieces that were running are lost. (jcstress's own result file is empty when it is killed.)
 */
final class Pieces {
    private static final int MOST_ITERATIONS = 10;
    private static final int ITERATION_MILLIS = 100;
    private static final long ENOUGH_SAMPLES = 10_000;
    private static final int ENOUGH_FAILED = 2;

    private final String name;
    private final Probes probes;
    private final long seed;
    private final int stride;
    private final Proof proof;
    private final Pacing pacing;
    private final BiConsumer<String, Map<String, ?>> events;
    private final BooleanSupplier stopped;
    private int started;
    private volatile long samples;
    private volatile boolean proven;
    private volatile int failed;

    Pieces(
            String name,
            Probes probes,
            long seed,
            int stride,
            Proof proof,
            Pacing pacing,
            BiConsumer<String, Map<String, ?>> events,
            BooleanSupplier stopped) {
        this.name = name;
        this.probes = probes;
        this.seed = seed;
        this.stride = stride;
        this.proof = proof;
        this.pacing = pacing;
        this.events = events;
        this.stopped = stopped;
    }

    void run() throws IOException {
        if (!TestList.tests().contains(name)) {
            problem("there is no test " + name + " in the jar's META-INF/TestList");
            return;
        }
        if (probes.jvms().isEmpty()) {
            problem("jcstress found no JVM configuration that can be started");
            return;
        }
        TestInfo test = TestList.getInfo(name);
        Topology topology = topology();
        List<SchedulingClass> affinities =
                Configurations.affinities(topology, test.threads(), new PieceOptions(0, 1, 1));
        int processors = Runtime.getRuntime().availableProcessors();
        if (affinities.isEmpty()) {
            skipped("Not run: the test has %d actors, and jcstress needs a processor for each; there are %d."
                    .formatted(test.threads(), processors));
            return;
        }
        var random = new Random(seed);
        List<Configurations.Configuration> all = Configurations.of(test, probes, affinities, random);
        int atOnce = Math.max(1, processors / Math.max(2, test.threads()));
        events.accept("planned", Map.of("configurations", all.size(), "termination", test.requiresFork()));
        int covered = runAll(all, atOnce, topology, test, random);
        if (covered < all.size()) {
            skipped(
                    "%d of %d configurations of compilers, flags and affinity were not run: the budget was too small for them."
                            .formatted(all.size() - covered, all.size()));
        }
    }

    /** Goes through the configurations, and through them again, while there is time. */
    private int runAll(
            List<Configurations.Configuration> all, int atOnce, Topology topology, TestInfo test, Random random)
            throws IOException {
        int next = 0;
        while (!stopped.getAsBoolean()) {
            int left = Math.max(all.size() - next, atOnce);
            long measured = pacing.measure((left + atOnce - 1) / atOnce);
            if (!pacing.goesOn(measured, isConvincing(test))) {
                break;
            }
            int iterations = (int) Math.max(1, Math.min(MOST_ITERATIONS, measured / ITERATION_MILLIS));
            var options = new PieceOptions((int) (measured / iterations), iterations, stride);
            var batch = new ArrayList<TestConfig>();
            var pieces = new IdentityHashMap<TestConfig, Integer>();
            for (int i = 0; i < atOnce; i++, next++) {
                Configurations.Configuration each = all.get(next % all.size());
                TestConfig config = each.config(options, test, next / all.size(), random.nextInt(Integer.MAX_VALUE));
                batch.add(config);
                pieces.put(config, started);
                started(each, config, measured);
            }
            long startedAt = pacing.now();
            new TestExecutor(
                            options.verbosity(),
                            result -> ended(Objects.requireNonNull(pieces.get(result.getConfig())), result),
                            new Scheduler(topology, options.getCPUCount()))
                    .runAll(batch);
            pacing.ended(measured, pacing.now() - startedAt);
        }
        return Math.min(next, all.size());
    }

    /** Whether there are samples to speak of, and among them what the test is there to show. */
    private boolean isConvincing(TestInfo test) {
        if (failed >= ENOUGH_FAILED) {
            return true; // one may not have started for its flags; the next crash proves nothing new
        }
        return (proven || !proof.isAskedOf(test)) && (samples >= ENOUGH_SAMPLES || test.requiresFork());
    }

    private void started(Configurations.Configuration each, TestConfig config, long measured) {
        var event = new LinkedHashMap<String, Object>();
        event.put("piece", started++);
        event.put("compilation", each.compilation());
        event.put("scheduling", each.affinity());
        event.put("jvmArgs", config.jvmArgs);
        event.put("millis", measured);
        events.accept("started", event);
    }

    private synchronized void ended(int piece, TestResult result) {
        var counts = new TreeMap<String, Long>();
        for (String outcome : result.getStateKeys()) {
            counts.put(outcome, result.getCount(outcome));
        }
        samples += result.getTotalCount();
        failed += result.status() == Status.NORMAL ? 0 : 1;
        proven |= proof.isIn(result);
        var event = new LinkedHashMap<String, Object>();
        event.put("piece", piece);
        event.put("status", result.status().name());
        event.put("counts", counts);
        event.put("messages", result.getMessages());
        var said = new ArrayList<>(result.getVmOut());
        said.addAll(result.getVmErr());
        event.put("output", said);
        events.accept("ended", event);
    }

    private static Topology topology() throws IOException {
        try {
            return Topology.get();
        } catch (Exception e) { // a checked one of its own, of which it says no more
            throw new IOException("jcstress cannot read the topology of the processors: " + e, e);
        }
    }

    private void problem(String text) {
        events.accept("problem", Map.of("text", text));
    }

    private void skipped(String text) {
        events.accept("skipped", Map.of("text", text));
    }
}
