package dev.heddle.launcher.fork;

import dev.heddle.results.WorkerMessage;

/** What comes of a worker. */
sealed interface Signal {
    /** It said something. */
    record Said(WorkerMessage message) implements Signal {}

    /** It said something that cannot be understood. */
    record Garbled(String problem) implements Signal {}

    /** It is gone, or has closed the line. */
    record Gone() implements Signal {}

    /** It said nothing for the time given. */
    record Silence() implements Signal {}
}
