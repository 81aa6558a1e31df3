package dev.heddle.engine.stress;

import dev.heddle.api.Actor;
import dev.heddle.api.ActorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/** Runs one actor on one state after the other. */
interface Sweep {
    /** Told what an actor threw. */
    interface Thrown {
        /**
         * An action ended with a throwable.
         *
         * @param at position of its state
         */
        void threw(int at, Throwable thrown);
    }

    /** Runs the actor on the states from one position up to another; what it throws ends that state's action only. */
    void sweep(Actor<Object> actor, Object[] states, int from, int to, ActorContext context, Thrown thrown);

    /** Runs the actor on one state a number of times. */
    void repeat(Actor<Object> actor, Object state, int times, ActorContext context, Thrown thrown);

    /**
     * A copy of {@link SweepLoop} with code and profile of its own, as a hidden class: the call of the actor in it only ever sees that actor's body, so that
     * the JIT compilers inline it, however many different actors a plan has.
     */
    static Sweep ofItsOwn() {
        String file = SweepLoop.class.getSimpleName() + ".class";
        try (InputStream in = SweepLoop.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not beside its class");
            }
            Class<?> copy = MethodHandles.lookup()
                    .defineHiddenClass(in.readAllBytes(), true)
                    .lookupClass();
            return (Sweep) copy.getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the copy is the class itself", e);
        }
    }
}
