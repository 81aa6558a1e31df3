package dev.heddle.guide.timers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The same number of runs, and who has them first. */
public final class RateAgainstDelay implements Scenario {
    @Override
    public String name() {
        return "timers.rate-against-delay";
    }

    @Override
    public String summary() {
        return "Of two tasks that take as long as their period, the one at a fixed rate has done its runs before the one with a fixed delay of that length.";
    }

    @Override
    public String explanation() {
        return """
                Both tasks take four milliseconds, and both are scheduled with four milliseconds: one as the period of a fixed rate, the other one as \
                a fixed delay. With the fixed rate the next run is due when the last one ends, so a run takes four milliseconds. With the fixed delay \
                there are four more between two runs, so it takes eight. After twelve runs the first is done in half the time.

                The claim is the order in which they finish, in the median of many tries. In explore, where time is exact, it is so in every \
                interleaving.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer", "periodic", "timing");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        Plan<Races> plan = load.mode() == Mode.STRESS ? Plan.shared(Races::new) : Plan.of(Races::new);
        return plan.actor("main", (races, me) -> {
                    var atRate = new Beats(12);
                    var withDelay = new Beats(12);
                    try (var scheduler = new Scheduler(2)) {
                        scheduler.executor.scheduleAtFixedRate(() -> atRate.beat(4), 0, 4, MILLISECONDS);
                        scheduler.executor.scheduleWithFixedDelay(() -> withDelay.beat(4), 0, 4, MILLISECONDS);
                        atRate.await();
                        withDelay.await();
                    }
                    races.ended(withDelay.end() - atRate.end());
                })
                .invariant("the fixed rate is done first, in the median", races -> races.medianLead() > 0);
    }

    private static final class Races {
        private final List<Long> leads = new ArrayList<>();

        void ended(long lead) {
            leads.add(lead);
        }

        long medianLead() {
            return leads.stream().sorted().skip(leads.size() / 2).findFirst().orElseThrow();
        }
    }
}
