package dev.heddle.known.order;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A resource is closed while another thread is about to use it. */
public final class UsedAfterClose {
    private static final String TOPIC = "used-after-close";

    private UsedAfterClose() {}

    static final class Resource {
        private boolean open = true;

        synchronized boolean isOpen() {
            return open;
        }

        synchronized void use() {
            if (!open) {
                throw new IllegalStateException("closed");
            }
        }

        synchronized void close() {
            open = false;
        }

        synchronized void useIfOpen() {
            if (isOpen()) {
                use();
            }
        }
    }

    private static Plan<Resource> judged(Actor<Resource> user) {
        return Plan.of(Resource::new).actor("user", user).actor("closer", (resource, me) -> resource.close());
    }

    /** Asked, then used. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Asked, then used.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((resource, me) -> {
                if (resource.isOpen()) {
                    resource.use();
                }
            });
        }
    }

    /** Asked and used in one step. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Asked and used in one step.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((resource, me) -> resource.useIfOpen());
        }
    }
}
