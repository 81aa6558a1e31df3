package dev.heddle.known.order;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A thread uses what its starter sets up. */
public final class StartedTooEarly {
    private static final String TOPIC = "started-too-early";

    private StartedTooEarly() {}

    static final class Server {
        private @Nullable String address;

        void serve() {
            Objects.requireNonNull(address, "address");
        }
    }

    private static Plan<Server> judged(Actor<Server> starter) {
        return Plan.of(Server::new).actor("starter", starter);
    }

    /** Started before it is set up. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Started before it is set up.", 1, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((server, me) -> {
                Thread thread = new Thread(server::serve, "server");
                thread.start();
                server.address = "here";
                thread.join();
            });
        }
    }

    /** Started when all is set up. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Started when all is set up.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((server, me) -> {
                server.address = "here";
                Thread thread = new Thread(server::serve, "server");
                thread.start();
                thread.join();
            });
        }
    }
}
