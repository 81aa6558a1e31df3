package dev.heddle.api;

/** How an outcome is judged; the words are those of jcstress. */
public enum Grade {
    /** What the claim promises. */
    ACCEPTABLE,
    /** Allowed, yet worth a look: it is shown, counted, and never a failure. */
    INTERESTING,
    /** What must not happen: one of it is a {@link Failure#OUTCOME}. */
    FORBIDDEN
}
