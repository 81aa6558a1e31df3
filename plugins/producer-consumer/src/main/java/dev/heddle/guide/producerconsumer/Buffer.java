package dev.heddle.guide.producerconsumer;

import java.util.concurrent.locks.Condition;

/**
 * A buffer with room for one item, written with {@code synchronized}, {@code wait} and {@code notify}: the same but for the two lines that the subclasses fill in. What is in it is not
 * protected against being taken twice, so that a mistake shows.
 */
abstract class Buffer {
    private int item;
    private int count;

    /** Waits until there is room, then puts an item. */
    final synchronized void put(int put) throws InterruptedException {
        awaitThat(() -> count < 1);
        item = put;
        count++;
        changed();
    }

    /** Waits until there is an item, then takes it. */
    final synchronized int take() throws InterruptedException {
        awaitThat(() -> count > 0);
        count--;
        changed();
        return item;
    }

    /** Waits, with the monitor of this buffer held, until a condition is true. */
    abstract void awaitThat(Condition condition) throws InterruptedException;

    /** Wakes those who wait, with the monitor of this buffer held. */
    abstract void changed();

    /** What somebody waits for. */
    @FunctionalInterface
    interface Condition {
        boolean isTrue();
    }
}
