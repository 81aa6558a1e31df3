package dev.heddle.results;

import java.util.Locale;

/** A way to run a scenario; the constants are those of the scenario API. */
public enum Mode {
    STRESS,
    EXPLORE,
    JCSTRESS;

    /** What is counted in it: {@code iteration}, {@code schedule} or {@code sample}. */
    public String unit() {
        return switch (this) {
            case STRESS -> "iteration";
            case EXPLORE -> "schedule";
            case JCSTRESS -> "sample";
        };
    }

    /** The word for it in options, names and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
