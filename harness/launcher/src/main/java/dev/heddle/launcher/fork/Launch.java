package dev.heddle.launcher.fork;

import dev.heddle.results.Jvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker JVM is started.
 *
 * @param jvm which
 * @param arguments for it, beside those that every worker gets; what is said later wins
 */
public record Launch(Jvm jvm, List<String> arguments) {
    private static final long MEGABYTE = 1 << 20;

    /** What a scenario prints is read as UTF-8, whatever the locale of the machine. The two names without "sun" are for JDK 19 and newer. */
    private static final List<String> PRINTS_UTF8 = List.of(
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8");

    public Launch {
        arguments = List.copyOf(arguments);
    }

    /** A JVM that is up quickly and has little to do. */
    public static Launch quick(Jvm jvm, List<String> arguments) {
        var all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        all.addAll(arguments);
        return new Launch(jvm, all);
    }

    /** The same with further arguments before these. */
    Launch after(List<String> further) {
        var all = new ArrayList<>(further);
        all.addAll(arguments);
        return new Launch(jvm, all);
    }

    /** The command line, but for what the worker's main class takes. */
    List<String> command(WorkerProgram program, Path errorFile) {
        var command = new ArrayList<String>();
        command.add(InstalledJvms.java(Path.of(jvm.home())).toString());
        // Out of memory ends the JVM at once, rather than leaving one half dead; its heap is bounded so that this does
        // not take the machine along.
        if (!says("-Xmx", "-XX:MaxHeapSize", "-XX:MaxRAM")) {
            command.add("-Xmx" + heapMegabytes() + "m");
        }
        if (arguments.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w*GC"))) {
            command.add("-XX:+UseParallelGC");
        }
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:MaxMetaspaceSize=256m");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + errorFile);
        command.add("-XX:ReplayDataFile=" + errorFile + ".replay");
        command.add("-XX:-UsePerfData");
        command.add("-Xshare:auto");
        command.add("-Djava.awt.headless=true");
        command.addAll(PRINTS_UTF8);
        command.addAll(arguments);
        command.add("-cp");
        command.add(program.classPath());
        command.add(program.mainClass());
        return command;
    }

    /** Whether any of the arguments begins with one of these. */
    boolean says(String... beginnings) {
        return arguments.stream()
                .anyMatch(argument -> List.of(beginnings).stream().anyMatch(argument::startsWith));
    }

    private static long heapMegabytes() {
        return Math.max(256, Math.min(1024, physicalMemory() / MEGABYTE / 4));
    }

    /** Memory of the machine or container, in bytes. */
    public static long physicalMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
