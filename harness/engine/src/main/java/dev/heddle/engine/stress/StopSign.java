package dev.heddle.engine.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Says that actors should come to an end. Read in opaque mode: a loop sees it in time, and it orders nothing else. */
final class StopSign {
    private static final VarHandle UP;

    static {
        try {
            UP = MethodHandles.lookup().findVarHandle(StopSign.class, "up", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through UP
    private boolean up;

    void raise() {
        UP.setVolatile(this, true);
    }

    boolean isUp() {
        return (boolean) UP.getOpaque(this);
    }
}
