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

/** An ear for a group. */
public final class HandlerOfGroup implements Scenario {
    @Override
    public String name() {
        return "exceptions.handler-of-group";
    }

    @Override
    public String summary() {
        return "A thread without a handler passes its exception on to its group, which can be made to listen.";
    }

    @Override
    public String explanation() {
        return """
                Every platform thread belongs to a ThreadGroup, by default to that of the thread that made it. A thread without a handler of its own \
                passes what it did not catch to its group: uncaughtException() of ThreadGroup asks the parent group, then the default handler, and \
                prints the stack trace if there is none. A subclass can do something better with it.

                Groups are from the first days of Java, and most of what they were meant for never worked well. This use has been kept: a part of the \
                program whose threads all report to one place, those included that it does not start itself. Virtual threads do not take part: they \
                are all in one group, which nobody can extend.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "handler", "group");
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
                    worker.start();
                    worker.join();
                })
                .observe(Heard::list)
                .acceptable(List.of("group heard: line 3 is not a number"))
                .otherwise(FORBIDDEN, "the exception was not heard of, or in the wrong place");
    }
}
