package dev.heddle.engine.explore.schedule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strategies by the names under which they are asked for. */
public final class Strategies {
    private static final Pattern WITH_NUMBER = Pattern.compile("([a-z]+)(?::([1-9][0-9]?))?");
    private static final int PCT_DEPTH = 3;

    private Strategies() {}

    /** What may be asked for, as shown to users. */
    public static List<String> names() {
        return List.of(
                "auto", "random", "pct[:DEPTH]", "pos", "surw", "sites", "locks", "exhaustive", "preemptions", "dfs");
    }

    /**
     * A strategy by name; empty if there is none of that name.
     *
     * @param seed of every random choice: the same seed gives the same schedules
     */
    public static Optional<Strategy> named(String name, long seed) {
        return named(name, seed, Past.NONE);
    }

    /**
     * The same, for a search that begins again, or after some schedules that found out about the program; it draws others then.
     */
    public static Optional<Strategy> named(String name, long seed, Past past) {
        return make(name, seed + past.schedules(), past);
    }

    private static Optional<Strategy> make(String name, long seed, Past past) {
        Matcher matcher = WITH_NUMBER.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Optional.ofNullable(
                switch (matcher.group(1)) {
                    case "pct" -> new Pct(number == 0 ? PCT_DEPTH : number, seed);
                    case "auto" -> number == 0 ? new Portfolio(seed, past) : null;
                    case "random" -> number == 0 ? new RandomWalk(seed) : null;
                    case "pos" -> number == 0 ? new Pos(seed) : null;
                    case "surw" -> number == 0 ? new Surw(seed) : null;
                    case "sites" -> number == 0 ? new SitePriority(seed) : null;
                    case "locks" -> number == 0 ? new LockOrder(new Pct(PCT_DEPTH, seed), seed + 1) : null;
                    case "exhaustive" -> number == 0 ? new Exhaustive() : null;
                    case "preemptions" -> number == 0 ? new PreemptionBound() : null;
                    case "dfs" -> number == 0 ? new DepthFirst(Integer.MAX_VALUE) : null;
                    default -> null;
                });
    }

    /** Every schedule of at most so many preemptions, depth first. A switch away from a thread that waits, has ended or spins is not a preemption. */
    public static Strategy preemptions(int most) {
        return new DepthFirst(most);
    }
}
