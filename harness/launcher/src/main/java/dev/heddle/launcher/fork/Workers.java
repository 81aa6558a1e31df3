package dev.heddle.launcher.fork;

import dev.heddle.reports.words.Reason;
import dev.heddle.results.Jvm;
import dev.heddle.results.Measures;
import dev.heddle.results.Order;
import dev.heddle.results.Output;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Starts workers, gives each its order, and hears it out. */
public final class Workers {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PREPARE_PATIENCE = Duration.ofSeconds(60);

    /** The phase of a heartbeat before the first that a runner sets. */
    private static final String STARTING = "starting";

    /** Told how a cell is getting on; on the thread that runs it. */
    public interface Watcher {
        /** A heartbeat came. */
        void beat(WorkerMessage.Heartbeat heartbeat);

        /**
         * Its JVM has started, and has not said hello yet; now and then.
         *
         * @param printed what it has printed so far
         */
        default void starts(String printed) {}
    }

    /**
     * How long a worker may take; but for the first, from when it was given its order: before that its JVM starts, which is no fault of a scenario and on a busy
     * machine takes long. Only time in which the launcher itself gets to run counts.
     *
     * @param hello so long may its JVM take to start
     * @param start without an end of its start, in which the plan is made, for so long, it hangs
     * @param silence without any message for so long, its JVM hangs
     * @param whole after so long it is told to stop
     */
    public record Patience(Duration hello, Duration start, Duration silence, Duration whole) {
        /** With a JVM that starts by itself, without a debugger. */
        public Patience(Duration start, Duration silence, Duration whole) {
            this(Duration.ofSeconds(60), start, silence, whole);
        }
    }

    private final WorkerProgram program;
    private final ClassArchive classes;
    private final Path folder;
    private final StopSwitch stop;
    private final LongSupplier nanoTime;

    /**
     * Workers.
     *
     * @param program what they are started with
     * @param classes of the program, for a quicker start
     * @param folder a private folder
     * @param stop ends the current one before its time
     */
    public Workers(WorkerProgram program, ClassArchive classes, PrivateFolder folder, StopSwitch stop) {
        this(program, classes, folder, stop, System::nanoTime);
    }

    Workers(WorkerProgram program, ClassArchive classes, PrivateFolder folder, StopSwitch stop, LongSupplier nanoTime) {
        this.program = program;
        this.classes = classes;
        this.folder = folder.path();
        this.stop = stop;
        this.nanoTime = nanoTime;
    }

    /** Starts a worker without an order. */
    WorkerProcess start(Launch launch) throws IOException {
        return WorkerProcess.start(launch.after(classes.arguments(launch)), program, folder, nanoTime);
    }

    /** Sees to it that workers on a JVM start quickly from now on; takes about a second, once for each build and JVM. */
    public void makeQuick(Jvm jvm) throws InterruptedException {
        classes.make(jvm, this, folder);
    }

    /** Runs one cell in a worker of its own, to whatever end it comes to. Never throws because of the worker. */
    public Observation run(Launch launch, Order order, Patience patience, Watcher watcher) throws InterruptedException {
        long startedMillis = System.currentTimeMillis();
        long started = System.nanoTime();
        WorkerProcess worker;
        try {
            worker = start(launch);
        } catch (IOException e) {
            var ending = new Ending.Unusable(
                    "%s does not start: %s".formatted(launch.jvm().home(), Reason.of(e)));
            return new Observation(Measures.NONE, ending, Output.NONE, startedMillis, System.nanoTime() - started);
        }
        try (worker) {
            var conversation = new Conversation(worker, order, patience, watcher);
            Ending ending = conversation.hearOut();
            worker.close();
            return new Observation(
                    conversation.measures, ending, worker.output(), startedMillis, System.nanoTime() - started);
        }
    }

    /** The talk with one worker. */
    private final class Conversation {
        private final WorkerProcess worker;
        private final Order order;
        private final Patience patience;
        private final Watcher watcher;
        private long heard;
        private long ordered;
        private long toldToStop;
        private boolean begun;
        private Measures measures = Measures.NONE;

        Conversation(WorkerProcess worker, Order order, Patience patience, Watcher watcher) {
            this.worker = worker;
            this.order = order;
            this.patience = patience;
            this.watcher = watcher;
        }

        Ending hearOut() throws InterruptedException {
            while (true) {
                Signal signal = worker.next();
                if (signal instanceof Signal.Said said) {
                    heard = worker.listened();
                    Ending ending = hear(said.message());
                    if (ending != null) {
                        return ending;
                    }
                } else if (signal instanceof Signal.Garbled garbled) {
                    return new Ending.Unusable("the worker said something that makes no sense: " + garbled.problem());
                } else if (signal instanceof Signal.Gone) {
                    return autopsy();
                } else if (ordered == 0) {
                    watcher.starts(worker.output().text());
                }
                Ending late = overdue();
                if (late != null) {
                    return late;
                }
            }
        }

        private @Nullable Ending hear(WorkerMessage message) {
            if (message instanceof WorkerMessage.Hello hello) {
                try {
                    WorkerProcess.requireVersion(hello);
                } catch (IOException other) {
                    return new Ending.Unusable(String.valueOf(other.getMessage()));
                }
                ordered = heard;
                worker.send(order);
            } else if (message instanceof WorkerMessage.Heartbeat heartbeat) {
                begun |= !heartbeat.phase().equals(STARTING);
                watcher.beat(heartbeat);
            } else if (message instanceof WorkerMessage.Measured measured) {
                begun = true;
                measures = measured.measures();
            } else if (message instanceof WorkerMessage.Broken broken) {
                return new Ending.Broken(broken.message(), broken.detail());
            } else if (message instanceof WorkerMessage.Skipped skipped) {
                return new Ending.Skipped(skipped.reason());
            } else if (message instanceof WorkerMessage.Done) {
                return stop.requested() ? new Ending.Stopped() : new Ending.Finished();
            }
            return null;
        }

        private Ending autopsy() throws InterruptedException {
            Ending ending = Autopsy.of(worker, ordered != 0);
            boolean byTheUser = stop.requested()
                    // Ctrl-C on a terminal may reach a worker that just starts before it reaches the launcher.
                    || (ordered == 0 && stop.requestedWithin(Duration.ofMillis(300)));
            return byTheUser ? new Ending.Stopped() : ending;
        }

        private @Nullable Ending overdue() throws InterruptedException {
            long now = worker.listened();
            if (ordered == 0) {
                // It has nothing to come to an end of, and would not hear that it should.
                return stop.requested()
                        ? new Ending.Stopped()
                        : now > patience.hello().toNanos()
                                ? new Ending.Unusable("the worker's JVM did not say hello within %d s"
                                        .formatted(patience.hello().toSeconds()))
                                : null;
            }
            if (!begun && now - ordered > patience.start().toNanos() && !stop.requested()) {
                return new Ending.Hung(
                        "its plan was not made within %.1f s".formatted((now - ordered) / 1e9), worker.threadDump());
            }
            if (now - heard > patience.silence().toNanos()) {
                return stop.requested()
                        ? new Ending.Stopped()
                        : new Ending.Hung(
                                "the JVM gave no sign of life for %.1f s".formatted((now - heard) / 1e9),
                                worker.threadDump());
            }
            if (toldToStop == 0
                    && (stop.requested() || now - ordered > patience.whole().toNanos())) {
                toldToStop = now;
                worker.send(new Order.Stop());
            }
            if (toldToStop != 0 && now - toldToStop > STOP_PATIENCE.toNanos()) {
                return stop.requested()
                        ? new Ending.Stopped()
                        : new Ending.Hung(
                                "it came to no end within %.1f s".formatted((now - ordered) / 1e9),
                                worker.threadDump());
            }
            return null;
        }
    }

    /**
     * Makes what explore workers on a JVM need.
     *
     * @param folder where
     * @throws IOException if that cannot be done; the message says why
     */
    public WorkerMessage.Prepared prepareExplore(Jvm jvm, Path folder) throws IOException, InterruptedException {
        try (WorkerProcess worker = start(new Launch(jvm, List.of()))) {
            WorkerMessage.Prepared prepared = null;
            while (worker.listened() < PREPARE_PATIENCE.toNanos() && !stop.requested()) {
                Signal signal = worker.next();
                if (signal instanceof Signal.Said said) {
                    if (said.message() instanceof WorkerMessage.Hello hello) {
                        WorkerProcess.requireVersion(hello);
                        worker.send(new Order.PrepareExplore(folder.toString()));
                    } else if (said.message() instanceof WorkerMessage.Prepared answer) {
                        prepared = answer;
                    } else if (said.message() instanceof WorkerMessage.Broken broken) {
                        throw new IOException(broken.message());
                    } else if (said.message() instanceof WorkerMessage.Done && prepared != null) {
                        return prepared;
                    }
                } else if (signal instanceof Signal.Gone || signal instanceof Signal.Garbled) {
                    throw new IOException("its worker ended before it was done: "
                            + lastLines(worker.output().text()));
                }
            }
            throw new IOException("its worker did not get it done within %d s".formatted(PREPARE_PATIENCE.toSeconds()));
        }
    }

    private static String lastLines(String text) {
        String shown = text.strip();
        return shown.substring(Math.max(0, shown.length() - 300)).replaceAll("\\s+", " ");
    }
}
