package dev.heddle.results;

/** How an outcome is judged; the constants are those of the scenario API. */
public enum Grade {
    ACCEPTABLE,
    INTERESTING,
    FORBIDDEN
}
