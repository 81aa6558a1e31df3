package dev.heddle.engine.explore.schedule;

/**
 * Goes on with any enabled thread, each as likely as the other. Threads that spin get a turn only now and then, so that those they wait for come along; now
 * and then all the same, since to go on right after a yield may be what breaks the program; in every other schedule as often as any, since what seems to spin
 * may be about to give up.
 */
final class RandomWalk implements Strategy {
    private static final int SPINNER_GOES_ON_ONE_IN = 8;

    private final Dice dice;
    private boolean patient;

    RandomWalk(long seed) {
        dice = new Dice(seed);
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public boolean begin() {
        patient = dice.oneIn(2);
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        int count = point.enabledCount();
        int thread = point.enabled(count == 1 ? 0 : dice.below(count));
        if (count == 1 || patient || !point.spins(thread) || dice.oneIn(SPINNER_GOES_ON_ONE_IN)) {
            return thread;
        }
        return anyThatDoesNotSpin(point, thread);
    }

    private int anyThatDoesNotSpin(SchedulingPoint point, int otherwise) {
        int chosen = otherwise;
        int seen = 0;
        for (int i = point.enabledCount(); --i >= 0; ) {
            int thread = point.enabled(i);
            if (!point.spins(thread) && dice.oneIn(++seen)) {
                chosen = thread;
            }
        }
        return chosen;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}
}
