package dev.heddle.guide.jvmlifetime;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** Daemons beget daemons. */
public final class FlagIsInherited implements Scenario {
    @Override
    public String name() {
        return "daemon.flag-is-inherited";
    }

    @Override
    public String summary() {
        return "A thread that is made by a daemon is a daemon, and one that is made by an ordinary thread is not, unless somebody says otherwise.";
    }

    @Override
    public String explanation() {
        return """
                Whether a new thread is a daemon is decided when it is made: it takes after the thread that runs the constructor. That is convenient, \
                and a trap: a library that makes a thread gets another kind of it depending on who calls first. Whoever cares should call setDaemon() \
                in either case.

                The threads of a pool do not inherit: the default thread factory makes ordinary threads, whoever asks. Virtual threads are always \
                daemons, and so are the threads of the common fork-join pool: a program that has only those ends with its main thread.

                Here a daemon and an ordinary thread each make a thread and look at it. It need not be started for that.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "daemon", "inherit");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Children::new)
                .actor("main", (children, me) -> {
                    children.ofOrdinary = isChildDaemon(false);
                    children.ofDaemon = isChildDaemon(true);
                })
                .observe(children -> "daemons: child of an ordinary thread " + children.ofOrdinary
                        + ", child of a daemon " + children.ofDaemon)
                .acceptable("daemons: child of an ordinary thread false, child of a daemon true")
                .otherwise(FORBIDDEN, "a thread did not take after the one that made it");
    }

    private static boolean isChildDaemon(boolean parentIsDaemon) throws InterruptedException {
        boolean[] answer = new boolean[1];
        var parent = new Thread(() -> answer[0] = new Thread(() -> {}).isDaemon());
        parent.setDaemon(parentIsDaemon);
        parent.start();
        parent.join();
        return answer[0];
    }

    private static final class Children {
        boolean ofOrdinary;
        boolean ofDaemon;
    }
}
