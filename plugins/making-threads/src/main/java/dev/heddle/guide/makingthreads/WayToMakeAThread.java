package dev.heddle.guide.makingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** One claim for all ways of making a thread: the task ran in another thread than the one that asked for it, and its result came back. */
abstract class WayToMakeAThread implements Scenario {
    /** What an iteration comes to; the text is what the report shows. */
    enum Outcome {
        RIGHT_IN_ANOTHER_THREAD,
        RIGHT_IN_THE_SAME_THREAD,
        WRONG,
        NOT_IN_THIS_JDK
    }

    /** Has the letters of a word counted in another thread, and waits for the result. */
    abstract Word countElsewhere(String word) throws Exception;

    @Override
    public final Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public final ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public final Plan<?> plan(Load load) {
        return Plan.of(Answer::new)
                .actor("main", (answer, me) -> answer.outcome = ask("heddle"))
                .observe(answer -> answer.outcome)
                .acceptable(Outcome.RIGHT_IN_ANOTHER_THREAD)
                .interesting(Outcome.NOT_IN_THIS_JDK, "this JDK has no such threads")
                .otherwise(FORBIDDEN, "the task did not run in another thread, or its result was lost");
    }

    private Outcome ask(String word) throws Exception {
        Word counted;
        try {
            counted = countElsewhere(word);
        } catch (UnsupportedOperationException e) {
            return Outcome.NOT_IN_THIS_JDK;
        }
        if (counted == null || counted.letters() != word.length()) {
            return Outcome.WRONG;
        }
        return counted.worker() == Thread.currentThread()
                ? Outcome.RIGHT_IN_THE_SAME_THREAD
                : Outcome.RIGHT_IN_ANOTHER_THREAD;
    }

    private static final class Answer {
        Outcome outcome = Outcome.WRONG;
    }
}
