package dev.heddle.engine.explore.trace;

import dev.heddle.results.FailureKind;
import java.util.regex.Pattern;

/**
 * How a schedule failed.
 *
 * @param kind which way
 * @param message what happened, in one line
 */
public record Fault(FailureKind kind, String message) {
    private static final Pattern NUMBERS = Pattern.compile("@[0-9a-f]+|[0-9]+");

    /** Whether this is the same failure as another: the same kind, and the same message apart from numbers, unless these are the failure. */
    public boolean isLike(Fault other) {
        return kind == other.kind
                && (message.equals(other.message)
                        || kind != FailureKind.OUTCOME
                                && withoutNumbers(message).equals(withoutNumbers(other.message)));
    }

    private static String withoutNumbers(String text) {
        return NUMBERS.matcher(text).replaceAll("#");
    }
}
