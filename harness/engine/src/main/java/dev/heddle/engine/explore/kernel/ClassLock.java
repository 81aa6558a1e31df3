package dev.heddle.engine.explore.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Held by the thread that initialises a class (JLS 12.4.2). */
final class ClassLock {
    private final Class<?> type;
    final Monitor monitor = new Monitor();
    /** The place of the start of its initialiser. */
    final int start;
    /** The place that is hot if its initialiser has switches. */
    final int inside;

    /** The one that the thread had already when it took this one. */
    @Nullable
    ClassLock outer;

    /** Those that were needed while this one was held, in any schedule. */
    private final List<ClassLock> needs = new ArrayList<>();

    ClassLock(Class<?> type, int start, int inside) {
        this.type = type;
        this.start = start;
        this.inside = inside;
    }

    Class<?> type() {
        return type;
    }

    /** Notes that another is needed while this one is held; answers those that are in a circle with it now, if that is new. */
    List<ClassLock> needs(ClassLock other) {
        if (other == this || needs.contains(other)) {
            return List.of();
        }
        needs.add(other);
        List<ClassLock> circle = new ArrayList<>();
        return other.leadsTo(this, new ArrayList<>(), circle) ? circle : List.of();
    }

    private boolean leadsTo(ClassLock end, List<ClassLock> seen, List<ClassLock> way) {
        if (seen.contains(this)) {
            return false;
        }
        seen.add(this);
        boolean leads = this == end;
        for (ClassLock next : leads ? List.<ClassLock>of() : needs) {
            leads |= next.leadsTo(end, seen, way);
        }
        if (leads) {
            way.add(this);
        }
        return leads;
    }
}
