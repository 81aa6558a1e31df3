package dev.heddle.engine.stress;

import dev.heddle.api.ActorContext;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** An actor's view of itself. */
final class Me implements ActorContext {
    private final String name;
    private final int index;
    private final int count;
    private final RandomGenerator random;
    private final StopSign stop;

    Me(String name, int index, int count, long seed, StopSign stop) {
        this.name = name;
        this.index = index;
        this.count = count;
        this.random = new SplittableRandom(seed);
        this.stop = stop;
    }

    /** Name of the actor, with its index if it is one of several: that of its thread. */
    String title() {
        return count == 1 ? name : name + "-" + index;
    }

    /** Name of the actor. */
    String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public boolean shouldStop() {
        return stop.isUp();
    }
}
