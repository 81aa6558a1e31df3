package dev.heddle.guide.threadlocals;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A value that is passed on at birth. */
public final class Inheritable implements Scenario {
    @Override
    public String name() {
        return "thread-locals.inheritable";
    }

    @Override
    public String summary() {
        return "A thread starts with the inheritable values that the thread which made it had at that moment; later changes are seen by neither.";
    }

    @Override
    public String explanation() {
        return """
                An InheritableThreadLocal is copied when a thread is made (in the constructor of Thread, not in start()), from the thread that runs \
                the constructor. From then on there are two values: what the parent sets afterwards the child does not see, and the other way round. \
                An ordinary ThreadLocal starts empty in every thread.

                Here the parent sets "parent", makes the child, sets "changed", and starts it: the child still sees "parent". Then the child sets a \
                value of its own, and the parent does not see it.

                In a pool this goes wrong without a word: the pool makes its threads when it first needs them, so they inherit from whoever happened \
                to submit a task then, and pass it on to every task after that.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "thread-local", "inheritable");
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
        return Plan.of(Family::new)
                .actor("parent", (family, me) -> {
                    family.inheritable.set("parent");
                    family.ordinary.set("parent");
                    var child = new Thread(() -> {
                        family.seenByChild = family.inheritable.get() + ", " + family.ordinary.get();
                        family.inheritable.set("child");
                    });
                    family.inheritable.set("changed");
                    child.start();
                    child.join();
                    family.seenByParent = family.inheritable.get();
                    family.inheritable.remove();
                    family.ordinary.remove();
                })
                .observe(family -> "child: " + family.seenByChild + "; parent: " + family.seenByParent)
                .acceptable("child: parent, nothing; parent: changed")
                .otherwise(FORBIDDEN, "a value was passed on that should not be, or the other way round");
    }

    private static final class Family {
        final ThreadLocal<String> inheritable = new InheritableThreadLocal<>();
        final ThreadLocal<String> ordinary = ThreadLocal.withInitial(() -> "nothing");
        String seenByChild = "";
        String seenByParent = "";
    }
}
