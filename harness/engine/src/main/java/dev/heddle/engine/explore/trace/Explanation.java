package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.kernel.ThreadNames;
import dev.heddle.engine.explore.schedule.Replay;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * What a schedule did, in words.
 *
 * @param fault how it failed; empty if it did not
 * @param interleaving its steps, some of them if there are very many
 * @param later digests of all after the first, if some are left out
 * @param divergedAt the first step at which the thread to be chosen could not go on; -1 if the schedule could be followed to its end
 */
public record Explanation(Optional<Fault> fault, Interleaving interleaving, List<Integer> later, int divergedAt) {
    /**
     * Runs a schedule once more, and writes down what it does.
     *
     * @param choices the schedule
     * @param sites the place in the code of each number
     * @param threads names of the threads of the schedule that ran last
     * @param failed whether the one that runs has failed by now
     */
    public static Explanation of(
            ScheduleRunner runner,
            int[] choices,
            IntFunction<Site> sites,
            ThreadNames threads,
            BooleanSupplier failed) {
        var replay = new Replay(choices);
        var transcript = new Transcript(replay);
        var recorder = new InterleavingRecorder(sites, threads, failed);
        Optional<Fault> fault = runner.run(transcript, recorder);
        List<Step> steps = recorder.steps(transcript.switches());
        int preemptions = (int) transcript.switches().stream()
                .filter(each -> each == Switch.PREEMPTION)
                .count();
        return new Explanation(
                fault,
                new Interleaving(threads.all(), steps, preemptions, null, null),
                recorder.later(steps),
                replay.divergedAt());
    }
}
