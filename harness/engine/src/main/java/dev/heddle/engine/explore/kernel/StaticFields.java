package dev.heddle.engine.explore.kernel;

import java.util.Arrays;

/** Something that stands for each static field where an object is asked for. */
final class StaticFields {
    private Object[] known = {};

    Object get(int field) {
        if (field >= known.length) {
            int old = known.length;
            known = Arrays.copyOf(known, Math.max(2 * old, field + 64));
            for (int i = old; i < known.length; i++) {
                known[i] = new Object();
            }
        }
        return known[field];
    }
}
