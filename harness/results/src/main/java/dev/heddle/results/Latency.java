package dev.heddle.results;

/**
 * How long the actors of one name took for one iteration, from samples; all times in nanoseconds.
 *
 * @param actor name of the actors
 * @param samples how many iterations were timed
 * @param mean arithmetic mean
 * @param p50 median
 * @param p90 90th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max largest sample
 * @param histogram the whole histogram, in HdrHistogram's compressed form, Base64; may be empty
 */
public record Latency(
        String actor, long samples, double mean, long p50, long p90, long p99, long p999, long max, String histogram) {}
