package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Accesses by what a program has looked up: by reflection, and through handles. They are to the same fields and elements as the plain ones. */
final class Lookups {
    /** A field that a handle stands for. */
    private record Field(String declaring, String name, boolean isStatic) {}

    private final Memory memory;
    private final CallSteps calls;
    private final Places places;
    /** By their identity, as no handle has an {@code equals} of its own. */
    private final Map<Object, Field> fields = Collections.synchronizedMap(new WeakHashMap<>());

    Lookups(Memory memory, CallSteps calls, Places places) {
        this.memory = memory;
        this.calls = calls;
        this.places = places;
    }

    /** A handle stands for a field. */
    void standsFor(Object handle, Class<?> declaring, String name, boolean isStatic) {
        Thread suspended = Hooks.suspend();
        try {
            fields.put(handle, new Field(nameOf(declaring), name, isStatic));
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** An access through a handle; it touches everything if the field is not known. */
    void access(@Nullable Object handle, @Nullable Object first, int site) {
        Field field = find(handle);
        if (field == null) {
            calls.call(null, site);
        } else if (field.isStatic || first != null) {
            access(field.isStatic ? null : first, field.declaring, field.name, places.writes(site), site);
        }
    }

    private @Nullable Field find(@Nullable Object handle) {
        Thread suspended = Hooks.suspend(); // the classes of maps may be explored inside of
        try {
            return handle == null ? null : fields.get(handle);
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** An access to a field that is static if there is no owner. */
    void access(@Nullable Object owner, Class<?> declaring, String name, boolean writes, int site) {
        access(owner, nameOf(declaring), name, writes, site);
    }

    private void access(@Nullable Object owner, String declaring, String name, boolean writes, int site) {
        memory.field(owner, through(site, declaring, name, writes), writes ? Operation.WRITE : Operation.READ);
    }

    /** An access to an array element. */
    void element(Object array, int index, boolean writes, int site) {
        memory.element(array, index, through(site, "", "", writes), writes ? Operation.WRITE : Operation.READ);
    }

    private int through(int site, String owner, String member, boolean writes) {
        Thread suspended = Hooks.suspend();
        try {
            return places.through(site, owner, member, writes);
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** As it stands in the class file: the JVM adds an address to the name of a hidden class. */
    private static String nameOf(Class<?> declaring) {
        String name = declaring.getName();
        return declaring.isHidden() ? name.substring(0, name.indexOf('/')) : name;
    }
}
