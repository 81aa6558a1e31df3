package dev.heddle.engine.explore.kernel;

/**
 * Held by the thread that initialises a class (JLS 12.4.2).
 *
 * @param type that class
 */
record ClassLock(Class<?> type, Monitor monitor) {}
