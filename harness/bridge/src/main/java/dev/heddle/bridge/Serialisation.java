package dev.heddle.bridge;

import java.lang.reflect.Field;

/** What {@code ObjectOutputStream} reads while it writes an object of the program and all that belongs to it. */
public final class Serialisation {
    private Serialisation() {}

    /** Before an object is written: an array, or a collection, is read as a whole. */
    public static void reads(Object object) {
        if (object == null) {
            return;
        }
        int site = Hooks.site;
        if (object.getClass().isArray()) {
            Hooks.call(object, site);
        } else {
            Hooks.reads(object, site);
        }
    }

    /** Before a field of it is; those of classes of the JDK belong to what is read as a whole. */
    public static void reads(Field field, Object owner) {
        if (Hooks.controlled() && field.getDeclaringClass().getClassLoader() != null) {
            int site = Hooks.site;
            Hooks.kernel.access(owner, field.getDeclaringClass(), field.getName(), false, site);
            Hooks.site = site; // others may have run meanwhile
        }
    }
}
