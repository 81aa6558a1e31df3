package dev.heddle.engine.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;

/** The database drivers that the JVM knows: what registered itself in one schedule would still be there in the next, and be asked first. */
final class Drivers {
    private final VarHandle initialised;
    private final Collection<?> registered;

    /** Its package must be open to this code. */
    Drivers() {
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(DriverManager.class, MethodHandles.lookup());
            this.initialised = inside.findStaticVarHandle(DriverManager.class, "driversInitialized", boolean.class);
            this.registered = (Collection<?>)
                    inside.findStaticVarHandle(DriverManager.class, "registeredDrivers", CopyOnWriteArrayList.class)
                            .get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the database drivers of this JDK cannot be forgotten", e);
        }
    }

    /** As they are in a JVM that was just started: none, and those that are services still to be looked for. */
    void restore() {
        registered.clear();
        initialised.setVolatile(false);
    }
}
