package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.ConcurrentHashMap;

/** Each call on a concurrent map is atomic; two of them are not. */
public final class TwoCalls {
    private static final String TOPIC = "two-calls";

    private TwoCalls() {}

    private static Plan<ConcurrentHashMap<String, Integer>> judged(Actor<ConcurrentHashMap<String, Integer>> voter) {
        return Plan.<ConcurrentHashMap<String, Integer>>of(ConcurrentHashMap::new)
                .actors("voter", 2, voter)
                .observe(votes -> votes.get("yes"))
                .acceptable(2)
                .otherwise(FORBIDDEN, "a vote was lost");
    }

    /** getOrDefault, then put. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "getOrDefault, then put.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((votes, me) -> votes.put("yes", votes.getOrDefault("yes", 0) + 1));
        }
    }

    /** merge. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "merge.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((votes, me) -> votes.merge("yes", 1, Integer::sum));
        }
    }
}
