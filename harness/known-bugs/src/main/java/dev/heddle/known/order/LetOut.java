package dev.heddle.known.order;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object lets itself out of its constructor before it is made. */
public final class LetOut {
    private static final String TOPIC = "let-out";

    private LetOut() {}

    static final class Registry {
        volatile @Nullable Listener listener;
    }

    static final class Listener {
        private @Nullable String name;

        Listener(Registry registry, boolean tooEarly) {
            if (tooEarly) {
                registry.listener = this;
            }
            name = "listener";
        }

        int nameLength() {
            return Objects.requireNonNull(name, "name").length();
        }
    }

    private static Plan<Registry> judged(Actor<Registry> maker) {
        return Plan.of(Registry::new).actor("maker", maker).actor("caller", (registry, me) -> {
            Listener found = registry.listener;
            if (found != null) {
                found.nameLength();
            }
        });
    }

    /** Registered first thing in the constructor. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Registered first thing in the constructor.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((registry, me) -> new Listener(registry, true));
        }
    }

    /** Registered when it is made. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Registered when it is made.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((registry, me) -> registry.listener = new Listener(registry, false));
        }
    }
}
