package dev.heddle.launcher.run;

import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.results.WorkerMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a debugger is to be attached to a worker, as soon as its JVM waits for one there: which port that is, the JVM may have chosen itself. */
final class DebuggerCall implements Workers.Watcher {
    /** What the JVM's agent for debuggers prints. */
    private static final Pattern LISTENS =
            Pattern.compile("Listening for transport dt_socket at address: (?:\\S+:)?(\\d+)\\R");

    private final Terminal terminal;
    private boolean called;

    DebuggerCall(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void starts(String printed) {
        Matcher listens = LISTENS.matcher(printed);
        if (!called && listens.find()) {
            called = true;
            terminal.line("attach a debugger to localhost:" + listens.group(1));
        }
    }

    @Override
    public void beat(WorkerMessage.Heartbeat heartbeat) {
        // Whoever steps through a program sees for himself how it gets on.
    }
}
