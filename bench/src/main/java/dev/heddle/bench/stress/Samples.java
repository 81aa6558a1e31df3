package dev.heddle.bench.stress;

/**
 * What one side measured.
 *
 * @param all samples taken
 * @param lost those with a lost update
 * @param seconds in which they were taken
 */
record Samples(long all, long lost, double seconds) {
    double perSecond() {
        return all / seconds;
    }

    double lostShare() {
        return (double) lost / all;
    }
}
