/**
 * The few static hooks that instrumented code calls in an explore worker, in a class for each thing that a program does: {@link dev.heddle.bridge.Hooks} with
 * memory, calls and static initialisers, and beside it monitors, threads, processes, look-ups, and what differs from run to run. The package goes on the boot
 * class path, as patched classes of the JDK call it too; so it depends on nothing, and knows the engine only as a {@link dev.heddle.bridge.Kernel}.
 */
package dev.heddle.bridge;
