package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches the pieces that are running. jcstress waits half a minute for an actor, and for ever if it blocks in the check before the first iteration; a cell has
 * seconds. So a piece that is overdue is looked into: a deadlock is proven by its stacks, a loop that has not ended two looks after its signal is stale, and
 * what is neither is a hang once the time-out is over.
 *
 * <p>For one thread.
 */
final class Watch {
    private static final long OVERDUE_MILLIS = 1_500;
    private static final long LOOK_EVERY_MILLIS = 1_500;

    private final JcstressTest test;
    private final JcstressProgram program;
    private final Path folder;
    private final long timeoutMillis;
    private final Map<Integer, Running> running = new LinkedHashMap<>();
    private final Map<Long, Set<String>> seenLooping = new HashMap<>();
    private long lookedAt;

    /** A piece, and since when. */
    private record Running(PieceEvent piece, long since) {
        long overdue() {
            return now() - since - piece.millis();
        }
    }

    /** What a look found. */
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
        Map<ProcessHandle, ThreadDump> dumps = new LinkedHashMap<>();
        for (ProcessHandle fork : program.forks()) {
            dumps.put(fork, ThreadDump.of(fork, folder));
        }
        lookedAt = now();
        for (ThreadDump dump : dumps.values()) {
            if (dump.hasDeadlock()) {
                return stuck(longest.piece(), FailureKind.DEADLOCK, "the actors wait for each other", List.of(dump));
            }
        }
        int stale = test.termination() ? endStale(dumps) : 0;
        if (stale > 0) {
            return new Finding.Stale(stale);
        }
        return longest.overdue() < timeoutMillis
                ? null
                : stuck(
                        longest.piece(),
                        FailureKind.HANG,
                        "no end %d s after it was due".formatted(longest.overdue() / 1_000),
                        List.copyOf(dumps.values()));
    }

    /** Ends the forks in which one and the same loop runs at two looks while the main thread, which gave the signal before, waits for it. */
    private int endStale(Map<ProcessHandle, ThreadDump> dumps) {
        int ended = 0;
        for (Map.Entry<ProcessHandle, ThreadDump> each : dumps.entrySet()) {
            Set<String> looping = new HashSet<>(each.getValue().loopsPastTheirSignal(test.className()));
            Set<String> before = seenLooping.put(each.getKey().pid(), looping);
            if (before != null && looping.stream().anyMatch(before::contains)) {
                each.getKey().destroyForcibly();
                ended++;
            }
        }
        return ended;
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
