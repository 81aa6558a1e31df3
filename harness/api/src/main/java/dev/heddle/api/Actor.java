package dev.heddle.api;

/**
 * What one thread does in one iteration.
 *
 * @param <S> type of the state that the actors of a plan share
 */
@FunctionalInterface
public interface Actor<S> {
    /**
     * Called once per iteration, in a {@linkplain Plan#shared soak} again and again, on a thread of this actor alone, at the same time as the plan's other
     * actors. The engine synchronises threads before the first and after the last action of an iteration, never between, so what the body leaves
     * unsynchronised stays so.
     *
     * @param state the state of this iteration: fresh, or the run's own if the plan is {@linkplain Plan#shared shared}
     * @param context who the actor is; valid only on this thread and during this call
     * @throws Exception anything thrown is a {@link Failure#EXCEPTION} of this iteration; an {@link InterruptedException} after
     *     {@link ActorContext#shouldStop()} turned true is not
     */
    void run(S state, ActorContext context) throws Exception;
}
