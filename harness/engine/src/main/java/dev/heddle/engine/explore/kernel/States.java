package dev.heddle.engine.explore.kernel;

/** The state of a controlled thread, as {@link Thread#getState} would tell it. */
final class States {
    private States() {}

    static Thread.State of(ControlledThread thread) {
        return switch (thread.wait) {
            case NONE, ACTORS -> Thread.State.RUNNABLE;
            case MONITOR ->
                thread.monitor != null && thread.monitor.owner != null ? Thread.State.BLOCKED : Thread.State.RUNNABLE;
            case SIGNAL, PERMIT, END, TIME ->
                thread.wakeAt == Clock.NEVER ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
            case ENDED -> Thread.State.TERMINATED;
        };
    }
}
