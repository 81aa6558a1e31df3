package dev.heddle.guide.exceptions;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An ear for all that is left. */
public final class DefaultHandler implements Scenario {
    @Override
    public String name() {
        return "exceptions.default-handler";
    }

    @Override
    public String summary() {
        return "The default handler hears of an exception in a thread that has no handler of its own, in a group that has none.";
    }

    @Override
    public String explanation() {
        return """
                Thread.setDefaultUncaughtExceptionHandler() sets the handler of last resort: for all threads, those of libraries included, which have \
                none of their own and whose group does nothing about it. One line at the start of main, and every exception that would be lost is at \
                least in the log, with a number that somebody watches.

                It is one for the whole JVM. Whoever sets it replaces the one before; a polite library asks for the old one first and calls it too. \
                This scenario puts back the one that it found.

                It never hears of what goes into a future: see exceptions.execute-or-submit.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "handler");
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
        return Plan.of(Heard::new)
                .actor("main", (heard, me) -> {
                    var before = Thread.getDefaultUncaughtExceptionHandler();
                    Thread.setDefaultUncaughtExceptionHandler(heard.handler("default"));
                    try {
                        var worker = new Thread(Import::run);
                        worker.start();
                        worker.join();
                    } finally {
                        Thread.setDefaultUncaughtExceptionHandler(before);
                    }
                })
                .observe(Heard::list)
                .acceptable(List.of("default heard: line 3 is not a number"))
                .otherwise(FORBIDDEN, "the exception was not heard of, or in the wrong place");
    }
}
