package dev.heddle.results;

import java.util.Locale;

/** How an outcome is judged; the constants are those of the scenario API. */
public enum Grade {
    ACCEPTABLE,
    INTERESTING,
    FORBIDDEN;

    /** The word for it in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
