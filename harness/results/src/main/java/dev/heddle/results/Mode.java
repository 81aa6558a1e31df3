package dev.heddle.results;

import java.util.Locale;

/** A way to run a scenario; the constants are those of the scenario API. */
public enum Mode {
    STRESS,
    EXPLORE,
    JCSTRESS;

    /** The word for it in options, names and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
