package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.fork.InstalledJvms;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVMs that workers run on.
 *
 * @param usual for stress and jcstress
 * @param explore for explore
 * @param asked whether the user named them
 */
record ChosenJvms(List<Jvm> usual, List<Jvm> explore, boolean asked) {
    /** The first JDK release that fibers run on. */
    private static final int FIBERS = 24;

    /**
     * Those that the user named, or else the running one, and for explore the newest.
     *
     * @throws UsageError if one that was named cannot run workers
     */
    static ChosenJvms of(Command.Jvms asked) throws UsageError {
        if (asked.homes().isEmpty()) {
            return new ChosenJvms(List.of(InstalledJvms.running()), List.of(InstalledJvms.newest()), false);
        }
        var jvms = new ArrayList<Jvm>();
        for (Path home : asked.homes()) {
            jvms.add(InstalledJvms.at(home));
        }
        List<Jvm> distinct = jvms.stream().distinct().toList();
        return new ChosenJvms(distinct, distinct, true);
    }

    /** Those that each mode runs on. */
    Map<Mode, List<Jvm>> byMode() {
        return Map.of(Mode.STRESS, usual, Mode.EXPLORE, explore, Mode.JCSTRESS, usual);
    }

    /** Each once, the launcher's own first. */
    List<Jvm> all() {
        var all = new ArrayList<Jvm>();
        all.add(InstalledJvms.running());
        all.addAll(usual);
        all.addAll(explore);
        return all.stream().distinct().toList();
    }

    /** Which JVM explore takes, and what it costs if that is not a new one. */
    String exploreWords() {
        Jvm jvm = explore.get(0);
        String taken = "explore runs on JDK %d (%s)".formatted(jvm.feature(), jvm.home());
        return jvm.feature() >= FIBERS
                ? taken
                : taken
                        + "; with JDK %d or newer it would try up to 30 times as many schedules in the same time%s"
                                .formatted(FIBERS, asked ? "" : ", and none was found");
    }
}
