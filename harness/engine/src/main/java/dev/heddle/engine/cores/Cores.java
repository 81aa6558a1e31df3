package dev.heddle.engine.cores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keeps a thread on one core. Left to the operating system, two that spin for each other on a busy machine may share a core for long,
 * and then run in turns: they never meet, and pass a hundred gates per second. On two cores with ten other threads, this made ten times the iterations, and
 * some with a lost update in every run. And threads of which only one runs at a time hand over to each other on one core for half of what it costs between
 * two, where the one must first be woken.
 *
 * <p>Java has no means for that: it is done by the command {@code taskset} where there is one, on Linux. Elsewhere nothing is done, nor where something fails:
 * the run is slower, not wrong. A thread that is kept on a core sees {@link Runtime#availableProcessors} answer 1, and so do those that it starts, which
 * stay on that core too; so it is done only where that makes no difference to what the scenario does.
 */
public final class Cores {
    private static final Path THREAD = Path.of("/proc/thread-self");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int MOST_THREADS = 16;
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final String allowed;
    private final int[] cores;

    private Cores(String allowed) {
        this.allowed = allowed;
        this.cores = numbers(allowed);
    }

    /** The cores that this process may use; empty if there is no telling, or one core, or one thread, which meets no other, or too many threads to do it for. */
    public static Optional<Cores> of(int threads) {
        return threads > 1 && threads <= MOST_THREADS ? ofThisProcess() : Optional.empty();
    }

    /** The cores that this process may use; empty if there is no telling, or one core. */
    public static Optional<Cores> ofThisProcess() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .map(line -> new Cores(line.substring(ALLOWED.length()).strip()))
                    .filter(it -> it.cores.length > 1)
                    .findAny();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The numbers in a list as the kernel writes it: {@code 0-3,8,10-11}. */
    static int[] numbers(String list) {
        return Arrays.stream(list.split(","))
                .flatMapToInt(part -> {
                    String[] ends = part.strip().split("-");
                    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
                })
                .toArray();
    }

    /**
     * Keeps the calling thread on one core.
     *
     * @param position which of the cores; they are counted from one that differs from process to process, so that two runs at a time seldom share some
     * @return whether it is kept there
     */
    public boolean keep(int position) {
        long first = ProcessHandle.current().pid();
        return confine(String.valueOf(cores[(int) ((first + position) % cores.length)]));
    }

    /** Lets the calling thread run on any core again. */
    public void release() {
        confine(allowed);
    }

    private static boolean confine(String list) {
        try {
            String id = THREAD.toRealPath().getFileName().toString();
            return new ProcessBuilder("taskset", "--pid", "--cpu-list", list, id)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command: the threads stay where the operating system puts them
        } catch (InterruptedException e) {
            return false; // the scenario's doing: what it interrupts is its own action, which is over
        }
    }
}
