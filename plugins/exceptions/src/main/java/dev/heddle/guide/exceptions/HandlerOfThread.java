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

/** An ear for one thread. */
public final class HandlerOfThread implements Scenario {
    @Override
    public String name() {
        return "exceptions.handler-of-thread";
    }

    @Override
    public String summary() {
        return "The handler of a thread is told of the exception that ended it, before join returns, and nobody else is.";
    }

    @Override
    public String explanation() {
        return """
                A thread can be given a handler for what nobody catches. When an exception leaves run(), the JVM calls the handler, on the dying \
                thread, with thread and exception. Only then does the thread end: so whoever has joined it knows that the handler is done, and can \
                look at what it noted.

                Three places are asked in this order, and the first that has a handler gets it: the thread itself, its group, the default for all. \
                Here the thread has one of its own and its group has one too; only that of the thread is called.

                A handler is the last word, not a way to go on: the thread ends all the same. What a handler throws itself is ignored.""";
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
                    var worker = new Thread(new ListeningGroup(heard.handler("group")), Import::run);
                    worker.setUncaughtExceptionHandler(heard.handler("thread"));
                    worker.start();
                    worker.join();
                })
                .observe(Heard::list)
                .acceptable(List.of("thread heard: line 3 is not a number"))
                .otherwise(FORBIDDEN, "the exception was not heard of, or in the wrong place");
    }
}
