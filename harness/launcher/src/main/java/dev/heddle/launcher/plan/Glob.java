package dev.heddle.launcher.plan;

import java.util.regex.Pattern;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one, everything else for itself, upper and lower case alike.
 *
 * @param text as given
 */
public record Glob(String text) {
    /** Whether the whole name fits. */
    public boolean matches(String name) {
        return pattern().matcher(name).matches();
    }

    private Pattern pattern() {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return text;
    }
}
