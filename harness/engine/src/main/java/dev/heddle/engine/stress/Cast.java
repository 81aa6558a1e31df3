package dev.heddle.engine.stress;

import dev.heddle.api.Actor;
import dev.heddle.api.Plan;
import dev.heddle.engine.cell.ActorSeed;
import dev.heddle.results.Order;
import java.util.ArrayList;
import java.util.List;

/** The actors of a plan, one per thread: who each is, what it does, and the loop that does it. */
final class Cast {
    private final List<Actor<Object>> bodies = new ArrayList<>();
    private final List<Sweep> sweeps = new ArrayList<>();
    private final List<Me> actors = new ArrayList<>();

    @SuppressWarnings("unchecked")
    Cast(Plan<Object> plan, Order.Run order, StopSign stop) {
        for (Plan.Actors<Object> each : plan.actors()) {
            Sweep sweep = Sweep.ofItsOwn();
            for (int i = 0; i < each.count(); i++) {
                long seed = ActorSeed.of(order.settings().seed(), order.cell(), each.name(), i);
                actors.add(new Me(each.name(), i, each.count(), seed, stop));
                bodies.add((Actor<Object>) each.body());
                sweeps.add(sweep);
            }
        }
    }

    int size() {
        return actors.size();
    }

    Me actor(int position) {
        return actors.get(position);
    }

    List<Me> actors() {
        return actors;
    }

    List<String> titles() {
        return actors.stream().map(Me::title).toList();
    }

    /** Has an actor act on states. */
    void sweep(int actor, Object[] states, int from, int to, Sweep.Thrown thrown) {
        sweeps.get(actor).sweep(bodies.get(actor), states, from, to, actors.get(actor), thrown);
    }

    /** Has an actor act on one state, a number of times. */
    void repeat(int actor, Object state, int times, Sweep.Thrown thrown) {
        sweeps.get(actor).repeat(bodies.get(actor), state, times, actors.get(actor), thrown);
    }
}
