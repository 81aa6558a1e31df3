package dev.heddle.results;

import java.util.List;

/**
 * A thread at the moment of a failure.
 *
 * @param name its name
 * @param state as in {@code Thread.State}, lower case
 * @param waitsFor what it waits for, in words; empty if it does not wait
 * @param holds what it holds, in words
 * @param frames its stack, the innermost frame first, each as in a stack trace without the "at"
 */
public record ThreadTrace(String name, String state, String waitsFor, List<String> holds, List<String> frames) {}
