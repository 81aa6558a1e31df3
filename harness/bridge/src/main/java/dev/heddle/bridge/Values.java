package dev.heddle.bridge;

/** Hooks that tell values, only while an interleaving is written down. What is on the stack was duplicated for them. */
public final class Values {
    private Values() {}

    public static void value(Object value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(int value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(boolean value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(byte value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(char value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(short value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(long value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(float value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }

    public static void value(double value) {
        if (Hooks.tracing && Hooks.controlled()) {
            Hooks.kernel.value(value);
        }
    }
}
