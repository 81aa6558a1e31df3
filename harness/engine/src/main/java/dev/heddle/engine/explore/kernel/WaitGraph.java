package dev.heddle.engine.explore.kernel;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Which thread waits for which: for what the other holds, or for its end. */
final class WaitGraph {
    private static final @Nullable Field OWNER = ownerField();

    private final ThreadTable threads;

    WaitGraph(ThreadTable threads) {
        this.threads = threads;
    }

    /** Who has what a thread waits for; null if that is nobody, or not known. */
    @Nullable
    ControlledThread owner(ControlledThread thread) {
        return switch (thread.wait) {
            case MONITOR, SIGNAL -> thread.monitor == null ? null : thread.monitor.owner;
            case END -> thread.other;
            case PERMIT -> {
                Thread owner = thread.waitsFor instanceof AbstractOwnableSynchronizer lock ? ownerOf(lock) : null;
                yield owner == null ? null : threads.find(owner);
            }
            default -> null;
        };
    }

    /** The threads that wait for each other in a circle, each for the next; empty if there is none. */
    List<ControlledThread> circle() {
        for (int i = 0; i < threads.aliveCount(); i++) {
            List<ControlledThread> path = new ArrayList<>();
            ControlledThread at = threads.alive(i);
            while (at != null && !path.contains(at)) {
                path.add(at);
                at = owner(at);
            }
            if (at != null) {
                return path.subList(path.indexOf(at), path.size());
            }
        }
        return List.of();
    }

    private static @Nullable Thread ownerOf(AbstractOwnableSynchronizer lock) {
        try {
            return OWNER == null ? null : (Thread) OWNER.get(lock);
        } catch (IllegalAccessException e) {
            return null; // was made accessible
        }
    }

    private static @Nullable Field ownerField() {
        try {
            Field field = AbstractOwnableSynchronizer.class.getDeclaredField("exclusiveOwnerThread");
            return field.trySetAccessible() ? field : null;
        } catch (NoSuchFieldException e) {
            return null; // then nobody is named as the owner
        }
    }
}
