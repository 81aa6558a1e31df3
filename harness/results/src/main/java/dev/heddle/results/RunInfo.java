package dev.heddle.results;

import java.util.List;

/**
 * How a run was started, and where.
 *
 * @param heddleVersion version of the harness
 * @param commandLine the arguments, as given
 * @param seed of every random choice
 * @param startedMillis when, in milliseconds since 1970 (UTC)
 * @param os operating system, version and architecture
 * @param cpu model of the processor; empty if unknown
 * @param processors how many the JVM may use
 * @param memoryBytes physical memory; 0 if unknown
 * @param jvms the JVMs that cells ran on, the launcher's own first
 */
public record RunInfo(
        String heddleVersion,
        List<String> commandLine,
        long seed,
        long startedMillis,
        String os,
        String cpu,
        int processors,
        long memoryBytes,
        List<Jvm> jvms) {}
