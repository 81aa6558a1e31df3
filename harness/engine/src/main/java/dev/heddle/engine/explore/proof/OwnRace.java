package dev.heddle.engine.explore.proof;

import java.util.function.IntSupplier;

/** Two threads add one to a field without a lock, and to another one with a lock. */
public final class OwnRace implements IntSupplier {
    private int unlocked;
    private int locked;

    public OwnRace() {}

    /** Runs the race: what the first field holds at the end, or -1 if the lock did not do its work. */
    @Override
    public int getAsInt() {
        Thread first = new Thread(this::add);
        Thread second = new Thread(this::add);
        first.start();
        second.start();
        try {
            first.join();
            second.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return locked == 2 ? unlocked : -1;
    }

    private void add() {
        unlocked++;
        synchronized (this) {
            locked++;
        }
    }
}
