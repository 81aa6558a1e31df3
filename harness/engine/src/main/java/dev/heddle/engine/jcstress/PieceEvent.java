package dev.heddle.engine.jcstress;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the program that runs a test piece by piece. What an event does not have is null, zero or empty.
 *
 * @param event {@code probing}, {@code planned}, {@code started}, {@code ended}, {@code skipped}, {@code problem} or {@code done}; {@code gone}, which no line
 *     says, when there are no more lines
 * @param piece number of the piece that started or ended
 * @param compilation who compiles which of its actors
 * @param scheduling where they run
 * @param jvmArgs flags of its fork
 * @param millis how long it will measure, in milliseconds
 * @param status how it ended, in jcstress's word
 * @param counts samples by outcome
 * @param messages what jcstress said of it
 * @param output what the fork printed
 * @param text a sentence, of what was skipped or what the problem is
 */
record PieceEvent(
        String event,
        int piece,
        @Nullable String compilation,
        @Nullable String scheduling,
        List<String> jvmArgs,
        long millis,
        @Nullable String status,
        Map<String, Long> counts,
        List<String> messages,
        List<String> output,
        @Nullable String text) {
    /** The end of the lines. */
    static final PieceEvent GONE =
            new PieceEvent("gone", 0, null, null, List.of(), 0, null, Map.of(), List.of(), List.of(), null);

    String sentence() {
        return text == null ? "" : text;
    }
}
