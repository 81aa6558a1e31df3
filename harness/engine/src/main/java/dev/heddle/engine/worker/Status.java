package dev.heddle.engine.worker;

import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.WorkerMessage;
import java.util.ArrayList;
import java.util.List;

/** What a cell is at, for the heartbeat, and the way of its measures to the launcher. */
final class Status implements CellReporter {
    private volatile Voice voice;
    private volatile String phase = "starting";
    private volatile long iterations;
    private volatile double share;
    private volatile boolean stop;
    private volatile Measures last = Measures.NONE;

    @SuppressWarnings("NullAway.Init") // the voice needs the status too, and is given to it before anything is reported
    Status() {}

    void speakThrough(Voice toLauncher) {
        voice = toLauncher;
    }

    void requestStop() {
        stop = true;
    }

    WorkerMessage.Heartbeat heartbeat() {
        return new WorkerMessage.Heartbeat(phase, iterations, share);
    }

    @Override
    public void phase(String now) {
        phase = now;
        voice.say(heartbeat());
    }

    @Override
    public void progress(long iterationsSoFar, double shareDone) {
        iterations = iterationsSoFar;
        share = shareDone;
    }

    @Override
    public void measured(Measures measures) {
        last = measures;
        voice.say(new WorkerMessage.Measured(measures));
    }

    @Override
    public boolean stopRequested() {
        return stop;
    }

    /** The last measures, with a failure that the runner could not report itself. */
    WorkerMessage.Measured measuredAnd(FailureReport failure) {
        Measures known = last;
        List<FailureReport> failures = new ArrayList<>(known.failures());
        failures.add(failure);
        return new WorkerMessage.Measured(
                new Measures(known.stress(), known.explore(), known.jcstress(), known.outcomes(), failures));
    }
}
