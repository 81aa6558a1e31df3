package dev.heddle.engine.cell;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where in the author's code something happened, for the end of a sentence: {@code " at ..."} with the innermost frame that is neither the JDK's nor Heddle's own,
 * or if there is none the innermost at all; empty where nothing is known.
 */
public final class Place {
    private static final Pattern OTHERS = Pattern.compile("(java|javax|jdk|sun|dev[.]heddle[.](api|bridge|engine))[.]");

    /** Methods that were added to the author's classes. */
    private static final String ADDED = ".heddle$";

    private Place() {}

    /** Of what was thrown, as far as it tells. */
    public static String of(Throwable thrown) {
        try {
            return first(List.of(thrown.getStackTrace()), StackTraceElement::getClassName);
        } catch (Throwable t) {
            return ""; // getStackTrace may be the author's, and do anything
        }
    }

    /** Of a stack's frames, the innermost first. */
    public static String of(List<String> frames) {
        return first(frames, Function.identity());
    }

    /** Whether a frame, or its class, is the harness's: it would explain nothing to an author. */
    public static boolean isHarness(String frame) {
        return frame.startsWith("dev.heddle.engine.") || frame.startsWith("dev.heddle.bridge.");
    }

    /** A frame's text begins with its class, or with its module: those of the JDK are named as its packages are. */
    private static <T> String first(List<T> frames, Function<T, String> owner) {
        return frames.stream()
                .filter(frame -> !OTHERS.matcher(owner.apply(frame)).lookingAt()
                        && !frame.toString().contains(ADDED))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(frame -> " at " + Excerpt.oneLine(frame.toString()))
                .orElse("");
    }
}
