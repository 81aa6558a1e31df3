package dev.heddle.results;

import java.util.List;
import java.util.Map;

/**
 * What jcstress counted for one test.
 *
 * @param samples all samples of all configurations
 * @param nanos wall-clock time, in nanoseconds
 * @param configurations per configuration, what was observed
 * @param skipped what was not run, and why, each a sentence
 */
public record JcstressMeasures(long samples, long nanos, List<Configuration> configurations, List<String> skipped) {
    /**
     * One configuration of a test.
     *
     * @param compilation the compilation modes of its actors, as jcstress names them
     * @param scheduling the affinity of its actors, as jcstress names it
     * @param jvmArgs flags of the JVM
     * @param counts samples by outcome
     * @param status as jcstress reported it: {@code NORMAL}, {@code TIMEOUT_ERROR} and so on
     * @param messages what jcstress or the JVM said
     */
    public record Configuration(
            String compilation,
            String scheduling,
            List<String> jvmArgs,
            Map<String, Long> counts,
            String status,
            List<String> messages) {}
}
