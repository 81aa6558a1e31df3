package dev.heddle.engine.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text that comes from a scenario, bounded and safe to have. A scenario's {@code toString}, {@code getMessage} or {@code getStackTrace} may throw, answer
 * null, or answer more than the heap holds; all that becomes part of the text, and nothing is thrown here.
 */
public final class Excerpt {
    private static final int LONGEST = 1_000;
    private static final int MOST_FRAMES = 100;
    private static final int LAST_FRAMES = 10;
    private static final int MOST_CAUSES = 10;

    private Excerpt() {}

    /** A value as text, cut after a thousand characters. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            String text = value.toString();
            return text == null ? "(%s.toString() returned null)".formatted(type(value)) : cut(text, LONGEST);
        } catch (Throwable t) {
            return "(%s.toString() threw %s)".formatted(type(value), type(t));
        }
    }

    /** A throwable's class and message in one line, without calling its {@code toString}. */
    public static String of(Throwable thrown) {
        String message;
        try {
            message = thrown.getLocalizedMessage();
        } catch (Throwable t) {
            return "%s (its message could not be had: %s)".formatted(type(thrown), type(t));
        }
        return message == null || message.isBlank() ? type(thrown) : type(thrown) + ": " + oneLine(message);
    }

    /** The same text in one line, cut after a thousand characters. */
    public static String oneLine(String text) {
        return cut(text, LONGEST).replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** A stack trace as the JDK prints it, with causes and suppressed throwables, without the engine's own frames at its end. */
    public static String stack(Throwable thrown) {
        var text = new StringBuilder();
        try {
            stack(thrown, "", "", text, Collections.newSetFromMap(new IdentityHashMap<>()));
        } catch (Throwable t) {
            text.append("(the rest of the stack trace could not be had: ")
                    .append(type(t))
                    .append(")\n");
        }
        return text.toString();
    }

    private static void stack(
            Throwable thrown, String caption, String indent, StringBuilder text, Set<Throwable> seen) {
        text.append(indent).append(caption).append(of(thrown)).append('\n');
        if (!seen.add(thrown) || seen.size() > MOST_CAUSES) {
            text.append(indent).append("\t(shown above, or too many causes)\n");
            return;
        }
        for (String frame : frames(thrown.getStackTrace())) {
            text.append(indent).append('\t').append(frame).append('\n');
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            stack(suppressed, "Suppressed: ", indent + "\t", text, seen);
        }
        Throwable cause = thrown.getCause();
        if (cause != null) {
            stack(cause, "Caused by: ", indent, text, seen);
        }
    }

    private static List<String> frames(StackTraceElement @Nullable [] stack) {
        var frames = new ArrayList<String>();
        for (String frame : shown(stack == null ? new StackTraceElement[0] : stack)) {
            frames.add(frame.startsWith("...") ? frame : "at " + frame);
        }
        return frames;
    }

    /** The frames of a stack, the innermost first, shortened in the middle if there are many, without the engine's own at the end. */
    public static List<String> shown(StackTraceElement[] stack) {
        List<StackTraceElement> own = withoutCallers(stack);
        var frames = new ArrayList<String>();
        for (int i = 0; i < own.size(); i++) {
            if (own.size() > MOST_FRAMES && i == MOST_FRAMES - LAST_FRAMES) {
                int left = own.size() - MOST_FRAMES;
                frames.add("... %d frames left out".formatted(left));
                i += left;
            }
            frames.add(oneLine(own.get(i).toString()));
        }
        return frames;
    }

    /** The frames up to the engine's that called the scenario; without the hidden ones of lambdas, whose names say nothing. */
    private static List<StackTraceElement> withoutCallers(StackTraceElement[] stack) {
        var own = new ArrayList<StackTraceElement>();
        boolean left = false;
        for (StackTraceElement frame : stack) {
            boolean engine = frame.getClassName().startsWith("dev.heddle.engine.");
            left |= !engine;
            if (left && engine) {
                break;
            }
            if (!frame.getClassName().contains("$$Lambda")) {
                own.add(frame);
            }
        }
        return own;
    }

    private static String type(Object value) {
        return value.getClass().getName();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return "%s... (cut; %,d characters in all)".formatted(text.substring(0, most), text.length());
    }
}
