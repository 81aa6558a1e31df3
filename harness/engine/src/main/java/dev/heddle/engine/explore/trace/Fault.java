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
    /** Hash codes and addresses, as in {@code Lambda/0x0000000048223800@71e7d9d2}. */
    private static final String IDENTITY = "@[0-9a-f]+|0x[0-9a-f]+";

    private static final Pattern IDENTITIES = Pattern.compile(IDENTITY);
    private static final Pattern NUMBERS = Pattern.compile(IDENTITY + "|[0-9]+");

    /** Whether this is the same failure as another: the same kind, and the same message apart from numbers, unless these are the failure. */
    public boolean isLike(Fault other) {
        return kind == other.kind
                && (message.equals(other.message)
                        || kind != FailureKind.OUTCOME
                                && withoutNumbers(message).equals(withoutNumbers(other.message)));
    }

    /** What failures of a kind are told apart by: their message, but for which objects it is about, unless these are the failure. */
    public static String distinction(FailureKind kind, String message) {
        return kind == FailureKind.OUTCOME
                ? message
                : IDENTITIES.matcher(message).replaceAll("#");
    }

    private static String withoutNumbers(String text) {
        return NUMBERS.matcher(text).replaceAll("#");
    }
}
