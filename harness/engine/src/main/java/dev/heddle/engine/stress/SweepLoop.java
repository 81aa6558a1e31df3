package dev.heddle.engine.stress;

import dev.heddle.api.Actor;
import dev.heddle.api.ActorContext;

/**
 * The innermost loop, where a stress run spends its time. Loaded once per kind of actor, see {@link Sweep#ofItsOwn}; it has no lambdas and no nested classes,
 * as a hidden copy could not share them.
 */
final class SweepLoop implements Sweep {
    SweepLoop() {}

    @Override
    public void sweep(Actor<Object> actor, Object[] states, int from, int to, ActorContext context, Thrown thrown) {
        int i = from;
        while (i < to) {
            try {
                for (; i < to; i++) {
                    actor.run(states[i], context);
                }
            } catch (Throwable t) {
                thrown.threw(i, t);
                i++;
            }
        }
    }

    @Override
    public void repeat(Actor<Object> actor, Object state, int times, ActorContext context, Thrown thrown) {
        int i = 0;
        while (i < times) {
            try {
                for (; i < times; i++) {
                    actor.run(state, context);
                }
            } catch (Throwable t) {
                thrown.threw(i, t);
                i++;
            }
        }
    }
}
