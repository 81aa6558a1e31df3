package dev.heddle.known.structure;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Listeners are told by position while one is taken away. */
public final class SkippedListener {
    private static final String TOPIC = "skipped-listener";

    private SkippedListener() {}

    static final class Source {
        private final List<AtomicBoolean> listeners = new ArrayList<>();
        final AtomicBoolean kept = new AtomicBoolean();

        Source() {
            listeners.add(new AtomicBoolean());
            listeners.add(kept);
        }

        synchronized void remove() {
            listeners.remove(0);
        }

        private synchronized @Nullable AtomicBoolean at(int position) {
            return position < listeners.size() ? listeners.get(position) : null;
        }

        void tellByPosition() {
            AtomicBoolean listener = at(0);
            for (int i = 1; listener != null; i++) {
                listener.set(true);
                listener = at(i);
            }
        }

        void tellCopies() {
            List<AtomicBoolean> copy;
            synchronized (this) {
                copy = List.copyOf(listeners);
            }
            copy.forEach(each -> each.set(true));
        }
    }

    private static Plan<Source> judged(Actor<Source> teller) {
        return Plan.of(Source::new)
                .actor("teller", teller)
                .actor("remover", (source, me) -> source.remove())
                .observe(source -> source.kept.get())
                .acceptable(true)
                .otherwise(FORBIDDEN, "a listener that stayed was not told");
    }

    /** The next one moves up and is passed over. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The next one moves up and is passed over.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((source, me) -> source.tellByPosition());
        }
    }

    /** A copy is gone through. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "A copy is gone through.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((source, me) -> source.tellCopies());
        }
    }
}
