package dev.heddle.guide.exceptions;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** It went wrong, and the program goes on. */
public final class Unseen implements Scenario {
    @Override
    public String name() {
        return "exceptions.unseen";
    }

    @Override
    public String summary() {
        return "A thread fails, and the one that started and joined it goes on as if all was done.";
    }

    @Override
    public String explanation() {
        return """
                An exception goes up the stack of the thread in which it is thrown, and no further. Another thread has another stack: the try block \
                around start() and join() catches nothing. join() returns normally, since the thread has ended, and how it ended join() does not say.

                So the main thread reports success. What is left is a stack trace on the standard error stream (that is what the default handler \
                does), which in a service with many threads goes into a log that nobody reads.

                The harness counts two failures: the exception that nobody caught, and the outcome: a program that says "imported" when nothing was \
                imported.

                The other scenarios of this theme show the ways out: a handler (exceptions.handler-of-thread, -of-group, exceptions.default-handler) \
                or a future, which hands the exception to whoever asks for the result (exceptions.future-rethrows).""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME, Failure.EXCEPTION);
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
        return Plan.of(Report::new)
                .actor("main", (report, me) -> {
                    try {
                        var worker = new Thread(Import::run);
                        worker.start();
                        worker.join();
                        report.text = "imported";
                    } catch (IllegalStateException e) {
                        report.text = "failed"; // never reached: it was thrown in another thread
                    }
                })
                .observe(report -> report.text)
                .acceptable("failed")
                .forbidden("imported", "the program goes on as if all was done")
                .enough(1_000);
    }

    private static final class Report {
        String text = "";
    }
}
