package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.Instrumenter;
import dev.heddle.engine.explore.kernel.ControlKernel;

/**
 * What one cell is explored with.
 *
 * @param program what is explored
 * @param kernel that runs it
 * @param findings what breaks
 * @param search runs its schedules
 * @param explainer writes down those that fail
 * @param output of the program
 * @param instrumenter of its classes
 * @param threadKind {@code fibers} or {@code platform threads}
 */
record Workbench(
        Program program,
        ControlKernel kernel,
        Findings findings,
        Search search,
        Explainer explainer,
        OutputGate output,
        Instrumenter instrumenter,
        String threadKind) {

    /** Grows as long as the program goes on: with each step, and while the first of them load and instrument its classes. May be asked on any thread. */
    long steps() {
        return kernel.steps() + instrumenter.sites().count();
    }
}
