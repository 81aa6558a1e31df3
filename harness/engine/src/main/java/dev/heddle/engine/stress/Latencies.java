package dev.heddle.engine.stress;

import dev.heddle.results.Latency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** How long actions take: each actor's thread records its own, the run's main thread reads them, by name of the actors. */
final class Latencies {
    /** One per cent: of a thousand actors too, the histograms fit in the heap. */
    private static final int DIGITS = 2;

    private final List<Me> actors;
    private final SingleWriterRecorder[] recorders;
    private final Map<String, Histogram> sums = new LinkedHashMap<>();

    Latencies(List<Me> actors) {
        this.actors = List.copyOf(actors);
        recorders = new SingleWriterRecorder[actors.size()];
        Arrays.setAll(recorders, i -> new SingleWriterRecorder(DIGITS));
        for (Me each : actors) {
            sums.computeIfAbsent(each.name(), it -> new Histogram(DIGITS));
        }
    }

    /** Called on the actor's own thread; wait-free. */
    void record(int actor, long nanos) {
        recorders[actor].recordValue(Math.max(0, nanos));
    }

    /** Forgets what was recorded so far. */
    synchronized void forget() {
        for (SingleWriterRecorder each : recorders) {
            each.reset();
        }
        sums.values().forEach(Histogram::reset);
    }

    /** All that was recorded since. */
    synchronized List<Latency> read() {
        var read = new ArrayList<Latency>();
        for (int i = 0; i < actors.size(); i++) {
            sum(i).add(recorders[i].getIntervalHistogram());
        }
        sums.forEach((name, sum) -> read.add(new Latency(
                name,
                sum.getTotalCount(),
                sum.getMean(),
                sum.getValueAtPercentile(50),
                sum.getValueAtPercentile(90),
                sum.getValueAtPercentile(99),
                sum.getValueAtPercentile(99.9),
                sum.getMaxValue(),
                encoded(sum))));
        return read;
    }

    private Histogram sum(int actor) {
        return sums.computeIfAbsent(actors.get(actor).name(), it -> new Histogram(DIGITS));
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
