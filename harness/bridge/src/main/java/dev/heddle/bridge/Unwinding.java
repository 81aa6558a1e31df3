package dev.heddle.bridge;

/** Marks what the engine throws to unwind a thread whose schedule is over: no handler of uncaught exceptions is told of it. */
public interface Unwinding {}
