package dev.heddle.engine.worker;

import dev.heddle.engine.catalog.Catalog;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellRunner;
import dev.heddle.engine.cell.CellSkipped;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.explore.ExploreRunner;
import dev.heddle.engine.explore.instrument.ExplorePreparation;
import dev.heddle.engine.jcstress.JcstressJar;
import dev.heddle.engine.jcstress.JcstressRunner;
import dev.heddle.engine.stress.StressRunner;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Order;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Program of the worker JVM. Its argument is the path of the launcher's socket. It says hello, takes one order, carries it out, says that it is done or what
 * kept it from being done, and ends; it ends at once, whatever it is doing, when the launcher's end of the socket is closed.
 */
public final class WorkerMain {
    /** Exit code when the launcher is gone, or was never there. */
    private static final int ORPHANED = 86;

    private static final long LAST_WORD_MILLIS = 10_000;
    private static final long FLUSH_MILLIS = 2_000;

    private final Status status = new Status();
    private final CompletableFuture<Order> order = new CompletableFuture<>();
    private final Voice voice;
    private final Ear ear;

    private WorkerMain(SocketChannel socket) {
        voice = new Voice(socket, status::heartbeat, WorkerMain::orphaned);
        ear = new Ear(socket, this::heard, WorkerMain::orphaned);
        status.speakThrough(voice);
    }

    /**
     * Runs the worker.
     *
     * @param args the path of the launcher's socket, alone
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: WorkerMain SOCKET; it is started by the harness, not by hand");
            Runtime.getRuntime().halt(2);
        }
        // before any code of a scenario can replace them
        PrintStream out = System.out;
        PrintStream err = System.err;
        ignoreInterrupt();
        try {
            // not closed, as that would say good-bye before the JVM is gone
            SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
            socket.connect(UnixDomainSocketAddress.of(args[0]));
            new WorkerMain(socket).work();
        } catch (OutOfMemoryError e) {
            endAsTheJvmWould(err);
        } catch (IOException e) {
            err.println("the worker cannot reach the launcher at " + args[0] + ": " + e);
            Runtime.getRuntime().halt(ORPHANED);
        }
        flush(out, err);
        // not exit: threads and shutdown hooks of the scenario have had their time
        end(0);
    }

    private void work() {
        voice.start();
        voice.say(new WorkerMessage.Hello(WorkerMessage.PROTOCOL));
        ear.start();
        Order what = order.join();
        Runtime.getRuntime()
                .addShutdownHook(new SteadyThread(
                        "heddle-exit-witness",
                        () -> ExitWitness.whoCalledExit()
                                .ifPresent(it -> voice.sayAndWait(status.measuredAnd(it), LAST_WORD_MILLIS))));
        voice.sayLast(carriedOut(what), LAST_WORD_MILLIS);
    }

    private void heard(Order next) {
        if (next instanceof Order.Stop) {
            status.requestStop();
        } else {
            order.complete(next);
        }
    }

    private WorkerMessage carriedOut(Order what) {
        try {
            carryOut(what);
            return new WorkerMessage.Done();
        } catch (CellSkipped e) {
            return new WorkerMessage.Skipped(String.valueOf(e.getMessage()));
        } catch (CellBroken e) {
            return new WorkerMessage.Broken(
                    String.valueOf(e.getMessage()), e.getCause() == null ? "" : Excerpt.stack(e.getCause()));
        } catch (OutOfMemoryError e) {
            voice.makeRoom();
            voice.say(status.measuredAnd(new FailureReport(
                    FailureKind.OUT_OF_MEMORY, Excerpt.of(e), Excerpt.stack(e), 1, -1, List.of(), null)));
            return new WorkerMessage.Done();
        } catch (Throwable t) {
            return new WorkerMessage.Broken("the worker failed: " + Excerpt.of(t), Excerpt.stack(t));
        }
    }

    private void carryOut(Order what) throws Exception {
        if (what instanceof Order.Describe describe) {
            var catalog = new Catalog(List.of(new JcstressJar()), status::phase);
            for (String jar : describe.jars()) {
                status.phase("describing " + jar);
                voice.say(catalog.describe(jar));
            }
        } else if (what instanceof Order.PrepareExplore prepare) {
            voice.say(ExplorePreparation.prepare(Path.of(prepare.folder())));
        } else if (what instanceof Order.Run run) {
            runner(run).run(run, status);
        } else if (what instanceof Order.RunProgram program) {
            new ExploreRunner().run(program, status);
        } else if (what instanceof Order.Replay replay) {
            new ExploreRunner().run(replay, status);
        } else {
            throw new IllegalArgumentException("this order is not for a worker's beginning: " + what);
        }
    }

    private static CellRunner runner(Order.Run run) {
        return switch (run.cell().mode()) {
            case STRESS -> new StressRunner();
            case EXPLORE -> new ExploreRunner();
            case JCSTRESS -> new JcstressRunner();
        };
    }

    /** Not even the end could be told: this is what the JVM says and does with -XX:+ExitOnOutOfMemoryError, which the launcher knows how to read. */
    private static void endAsTheJvmWould(PrintStream err) {
        try {
            err.println("Terminating due to java.lang.OutOfMemoryError: Java heap space");
        } finally {
            Runtime.getRuntime().halt(3);
        }
    }

    /** On a terminal, Ctrl-C goes to the whole group of processes; it is the launcher's to say what comes of it. */
    private static void ignoreInterrupt() {
        try {
            sun.misc.Signal.handle(new sun.misc.Signal("INT"), sun.misc.SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException e) {
            // -Xrs: the JVM leaves signals to the operating system
        }
    }

    private static void orphaned() {
        end(ORPHANED);
    }

    /**
     * Ends the JVM, and the processes that the scenario started. After an orderly end the launcher looks for them too, but it may be killed just then, and nobody
     * else would know of them.
     */
    private static void end(int status) {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } finally {
            // Whatever state the heap is in.
            Runtime.getRuntime().halt(status);
        }
    }

    /** What the scenario printed last; in a thread, as it may hold the lock of a stream for ever. */
    private static void flush(PrintStream... streams) {
        var flushing = new SteadyThread("heddle-flush", () -> {
            for (PrintStream each : streams) {
                each.flush();
            }
        });
        flushing.start();
        Thread.interrupted();
        try {
            flushing.join(TimeUnit.MILLISECONDS.toMillis(FLUSH_MILLIS));
        } catch (InterruptedException e) {
            // the JVM is about to end
        }
    }
}
