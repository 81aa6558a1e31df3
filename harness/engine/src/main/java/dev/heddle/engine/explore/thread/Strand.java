package dev.heddle.engine.explore.thread;

/**
 * The stack on which one controlled thread runs: it can be stopped at any call of {@link Strands#switchTo}, and gone on with later. Made by {@link Strands},
 * and used again for other threads when its own has ended.
 */
public abstract class Strand {
    Strand() {}
}
