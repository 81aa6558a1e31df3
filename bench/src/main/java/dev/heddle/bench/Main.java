package dev.heddle.bench;

import dev.heddle.bench.explore.ExploreBesideLincheck;
import dev.heddle.bench.explore.ExploreRates;
import dev.heddle.bench.stress.StressBesideJcstress;
import java.util.Arrays;

/** Starts one of the benchmarks by its name. */
public final class Main {
    private Main() {}

    /**
     * Runs a benchmark.
     *
     * @param args its name, and its own arguments
     */
    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (name) {
            case "explore" -> ExploreBesideLincheck.main(rest);
            case "rates" -> ExploreRates.main(rest);
            case "stress" -> StressBesideJcstress.main(rest);
            default -> {
                System.err.println(
                        "usage: java -jar bench.jar stress [ROUNDS] | explore [FOLDER OF harness.jar] | rates [FOLDER OF harness.jar]");
                System.exit(2);
            }
        }
    }
}
