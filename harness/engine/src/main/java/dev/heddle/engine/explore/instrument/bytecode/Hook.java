package dev.heddle.engine.explore.instrument.bytecode;

/**
 * A method of the bridge that takes the place of one of the JDK's.
 *
 * @param owner internal name of its class
 */
public record Hook(String owner, String name) {}
