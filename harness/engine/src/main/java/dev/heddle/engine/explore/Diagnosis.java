package dev.heddle.engine.explore;

import dev.heddle.engine.cell.Place;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.kernel.Standstill;
import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with a schedule that did not come to its proper end. Two that stand still in the same way are looked at once. */
final class Diagnosis {
    private final ControlKernel kernel;
    private final Program program;
    private final Findings findings;
    private final Map<Long, Boolean> harmless = new HashMap<>();

    Diagnosis(ControlKernel kernel, Program program, Findings findings) {
        this.kernel = kernel;
        this.program = program;
        this.findings = findings;
    }

    /** Called when a schedule has stopped, while its threads still stand where they stood. */
    void look() {
        Ending ending = kernel.ending();
        switch (ending) {
            case FINISHED, EXIT, ABANDONED -> {}
            case DEADLOCK -> tell(ending, FailureKind.DEADLOCK, "");
            case THREADS_LEFT -> threadsLeft();
            case LIVELOCK -> livelock();
            case ENDLESS -> endless();
            case UNCONTROLLABLE -> uncontrollable();
        }
    }

    private void tell(Ending ending, FailureKind kind, String before) {
        Standstill standstill = kernel.standstill();
        findings.failure(
                ending.ordinal() + 31 * standstill.signature(),
                kind,
                () -> before + standstill.message(),
                () -> new Findings.Detail("", standstill.threads()));
    }

    private void threadsLeft() {
        Standstill standstill = kernel.standstill();
        if (program.idleWorkersFail()) {
            List<ThreadTrace> left = standstill.threads();
            String names = left.stream().map(ThreadTrace::name).collect(Collectors.joining(", "));
            tell(Ending.THREADS_LEFT, FailureKind.THREAD_LEFT, names + " still alive after the iteration: ");
        } else if (!harmless.computeIfAbsent(standstill.signature(), key -> standstill.onlyIdleWorkers())) {
            if (standstill.threads().stream().allMatch(Diagnosis::isWaiting)) {
                tell(Ending.THREADS_LEFT, FailureKind.DEADLOCK, "");
            } else {
                livelock();
            }
        }
    }

    private void livelock() {
        Standstill standstill = kernel.standstill();
        findings.failure(
                "livelock", // one failure: where the threads are when the bound is reached is chance
                FailureKind.LIVELOCK,
                () -> "no progress after many steps: " + whoGoesOn(standstill),
                () -> new Findings.Detail("", standstill.threads()));
    }

    private void endless() {
        Standstill standstill = kernel.standstill();
        findings.failure(
                "endless",
                FailureKind.LIVELOCK,
                () -> "goes on for ever while nothing else can change: " + whoGoesOn(standstill),
                () -> new Findings.Detail("", standstill.threads()));
    }

    private static String whoGoesOn(Standstill standstill) {
        List<ThreadTrace> busy =
                standstill.threads().stream().filter(each -> !isWaiting(each)).toList();
        if (busy.isEmpty()) {
            return standstill.message() + "; only daemon threads go on";
        }
        return busy.stream().map(each -> each.name() + Place.of(each.frames())).collect(Collectors.joining(", "))
                + (standstill.isCircle() ? "; " + standstill.message() : "");
    }

    /** Without a limit: one that sleeps or waits for a while goes on again and again, as one that spins does. */
    private static boolean isWaiting(ThreadTrace thread) {
        return thread.state().equals("waiting") || thread.state().equals("blocked");
    }

    private void uncontrollable() {
        StackTraceElement[] place = kernel.standstill().uncontrollable();
        String stack = Arrays.stream(place)
                .filter(frame -> !Place.isHarness(frame.getClassName()))
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
        String first = stack.isEmpty() ? "unknown" : stack.lines().findFirst().orElse("");
        findings.failure(
                "uncontrollable " + first,
                FailureKind.HANG,
                () ->
                        "a thread waits where the JVM allows no switch (under a native method or a class initialiser), at "
                                + first,
                () -> new Findings.Detail(stack, List.of()));
    }
}
