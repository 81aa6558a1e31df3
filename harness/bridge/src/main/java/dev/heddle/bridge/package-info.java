/**
 * The few static hooks that instrumented code calls in an explore worker. The package goes on the boot class path, as patched classes of the JDK call it too;
 * so it depends on nothing, and knows the engine only as a {@link dev.heddle.bridge.Kernel}.
 */
package dev.heddle.bridge;
