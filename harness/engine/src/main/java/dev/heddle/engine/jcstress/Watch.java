package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches the pieces that are running. jcstress waits half a minute for an actor, and for ever if it blocks in the check before the first iteration; a cell has
 * seconds. So a piece that is overdue is looked into: a deadlock is proven by its stacks, and a loop that ran on from one look to the next after its signal is
 * stale. What is neither is a hang once the time-out is over, if it uses no processor, or has used more than it needs: on a busy machine, a piece may be late
 * just because it was not served.
 *
 * <p>For one thread.
 */
final class Watch {
    private static final long OVERDUE_MILLIS = 1_500;
    private static final long LOOK_EVERY_MILLIS = 1_500;
    /** Of processor time between two looks: below, a fork is idle; a loop has more. */
    private static final long IDLE_MILLIS = 50;

    private static final int AT_LAST = 12;

    private final JcstressTest test;
    private final JcstressProgram program;
    private final Path folder;
    private final long timeoutMillis;
    private final Map<Integer, Running> running = new LinkedHashMap<>();
    private final Map<Long, Look> looks = new HashMap<>();
    private long lookedAt;

    /** A piece, and since when. */
    private record Running(PieceEvent piece, long since) {
        long overdue() {
            return now() - since - piece.millis();
        }
    }

    /**
     * What was seen of a fork.
     *
     * @param dump its stacks
     * @param looping threads in which its actor ran on after its signal
     * @param cpuMillis processor time it had used until then, in milliseconds
     */
    private record Look(ThreadDump dump, Set<String> looping, long cpuMillis) {}

    /** What came of looking. */
    sealed interface Finding {
        /**
         * The test hangs for good.
         *
         * @param piece one that does
         * @param kind deadlock or hang
         * @param message in one line
         * @param detail stacks
         * @param threads those in the test
         */
        record Stuck(PieceEvent piece, FailureKind kind, String message, String detail, List<ThreadTrace> threads)
                implements Finding {}

        /**
         * Loops that did not end; their JVMs were ended instead.
         *
         * @param forks how many
         */
        record Stale(int forks) implements Finding {}
    }

    Watch(JcstressTest test, JcstressProgram program, Path folder, long timeoutMillis) {
        this.test = test;
        this.program = program;
        this.folder = folder;
        this.timeoutMillis = timeoutMillis;
    }

    void started(PieceEvent piece) {
        running.put(piece.piece(), new Running(piece, now()));
    }

    /** The start of a piece that ended; null if it was not known. */
    @Nullable
    PieceEvent ended(int piece) {
        Running known = running.remove(piece);
        return known == null ? null : known.piece();
    }

    /** The pieces that are running. */
    List<PieceEvent> running() {
        return running.values().stream().map(Running::piece).toList();
    }

    /** Looks after the pieces; null if there is nothing to worry about yet. */
    @Nullable
    Finding look() throws IOException, InterruptedException {
        Running longest = null;
        for (Running each : running.values()) {
            if (longest == null || each.overdue() > longest.overdue()) {
                longest = each;
            }
        }
        if (longest == null || longest.overdue() < OVERDUE_MILLIS || now() - lookedAt < LOOK_EVERY_MILLIS) {
            return null;
        }
        lookedAt = now();
        int stale = 0;
        long used = 0;
        boolean idle = true;
        var dumps = new ArrayList<ThreadDump>();
        for (ProcessHandle fork : program.forks()) {
            Look look = lookAt(fork);
            if (!fork.isAlive() || !look.dump().isThere()) {
                continue; // it has just come to its end, or is past answering, for which there is the last patience
            }
            if (look.dump().hasDeadlock()) {
                return stuck(
                        longest.piece(), FailureKind.DEADLOCK, "the actors wait for each other", List.of(look.dump()));
            }
            Look before = looks.put(fork.pid(), look);
            long since = before == null ? Long.MAX_VALUE : look.cpuMillis() - before.cpuMillis();
            if (before != null && since > IDLE_MILLIS && intersect(before.looping(), look.looping())) {
                fork.destroyForcibly();
                stale++;
            }
            used += look.cpuMillis();
            idle &= since < IDLE_MILLIS;
            dumps.add(look.dump());
        }
        if (stale > 0) {
            return new Finding.Stale(stale);
        }
        boolean served = used > timeoutMillis + 2L * test.actors().size() * measured();
        boolean hangs = longest.overdue() >= timeoutMillis && !dumps.isEmpty() && (idle || served)
                || longest.overdue() >= AT_LAST * timeoutMillis;
        return hangs ? stuck(longest.piece(), FailureKind.HANG, "the actors come to no end", dumps) : null;
    }

    private Look lookAt(ProcessHandle fork) throws IOException, InterruptedException {
        ThreadDump dump = ThreadDump.of(fork, folder);
        return new Look(
                dump,
                test.termination() ? Set.copyOf(dump.loopsPastTheirSignal(test.className())) : Set.of(),
                fork.info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    }

    private long measured() {
        return running.values().stream()
                .mapToLong(each -> each.piece().millis())
                .sum();
    }

    private static boolean intersect(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private Finding.Stuck stuck(PieceEvent piece, FailureKind kind, String message, List<ThreadDump> dumps) {
        var threads = new ArrayList<ThreadTrace>();
        dumps.forEach(dump -> threads.addAll(dump.threadsIn(test.className())));
        return new Finding.Stuck(
                piece,
                kind,
                message,
                dumps.stream().map(ThreadDump::text).collect(Collectors.joining("\n\n")),
                threads);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
