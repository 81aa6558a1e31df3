package dev.heddle.jcstress;

import java.util.List;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.Verbosity;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;
import org.openjdk.jcstress.os.AffinityMode;

/**
 * jcstress's options without its command line, whose parsing alone burns a second on counting processors.
 *
 * <p>Strides are those of its default mode, or shorter. The heap is its own too, but is not touched beforehand: that costs more than a short piece measures.
 */
final class PieceOptions extends Options {
    private static final int STRIDE_SIZE = 256;

    /** jcstress's default: 40 strides of 256 states. */
    static final int LONGEST_STRIDE = 40 * STRIDE_SIZE;

    private final int time;
    private final int iterations;
    private final int stride;

    /**
     * Options of a piece.
     *
     * @param time of an iteration, in milliseconds
     * @param iterations how many
     * @param stride how many states are swept before the actors wait for each other, at most {@value #LONGEST_STRIDE}
     */
    PieceOptions(int time, int iterations, int stride) {
        super(new String[0]);
        this.time = time;
        this.iterations = iterations;
        this.stride = Math.max(1, Math.min(LONGEST_STRIDE, stride));
    }

    @Override
    public int getTime() {
        return time;
    }

    @Override
    public int getIterations() {
        return iterations;
    }

    @Override
    public int getStrideSize() {
        return Math.min(STRIDE_SIZE, stride);
    }

    @Override
    public int getStrideCount() {
        return Math.max(1, stride / STRIDE_SIZE);
    }

    @Override
    public int getForks() {
        return 1;
    }

    @Override
    public int getForksStressMultiplier() {
        return 1;
    }

    @Override
    public SpinLoopStyle getSpinStyle() {
        return SpinLoopStyle.THREAD_SPIN_WAIT;
    }

    @Override
    public Verbosity verbosity() {
        return new Verbosity(0);
    }

    @Override
    public int getCPUCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public List<String> getJvmArgs() {
        return List.of();
    }

    @Override
    public List<String> getJvmArgsPrepend() {
        return List.of();
    }

    @Override
    public int getHeapPerForkMb() {
        return 256;
    }

    @Override
    public int getMaxFootprintMb() {
        return getHeapPerForkMb() / 4;
    }

    @Override
    public boolean isSplitCompilation() {
        return true;
    }

    @Override
    public AffinityMode affinityMode() {
        return AffinityMode.LOCAL;
    }

    @Override
    public boolean isPretouchHeap() {
        return false;
    }
}
