package dev.heddle.launcher.plan;

import java.util.Locale;

/** A set-up of the JVM's compilers under which a stress cell is run; some failures show in one only. */
public enum Jit {
    /** As the JVM does it by itself. */
    DEFAULT,
    /** The quick compiler alone. */
    C1,
    /** No compiler. */
    INTERPRETER,
    /** The optimising compiler alone, with its choices of order made at random, as jcstress does in some of its forks. */
    C2_STRESS;

    /** The word for it in options and reports: {@code c2-stress}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
