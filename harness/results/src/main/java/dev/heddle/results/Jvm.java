package dev.heddle.results;

/**
 * A JVM that runs workers.
 *
 * @param home its {@code java.home}
 * @param version as in {@code java.runtime.version}
 * @param vendor as in {@code java.vendor}
 * @param feature the feature release: 17, 25
 */
public record Jvm(String home, String version, String vendor, int feature) {}
