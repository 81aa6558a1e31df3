package dev.heddle.results;

/** The ways in which a scenario can break; the constants are those of the scenario API's {@code Failure}. */
public enum FailureKind {
    OUTCOME("forbidden outcome"),
    INVARIANT("invariant violated"),
    EXCEPTION("exception"),
    DEADLOCK("deadlock"),
    HANG("hang"),
    LIVELOCK("livelock"),
    THREAD_LEFT("thread left alive"),
    EXIT("the JVM was ended"),
    OUT_OF_MEMORY("out of memory"),
    CRASH("the JVM crashed");

    private final String words;

    FailureKind(String words) {
        this.words = words;
    }

    /** What a reader is told. */
    public String words() {
        return words;
    }
}
