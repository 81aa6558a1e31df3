package dev.heddle.bridge;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * In place of a bootstrap method of the program's own. The JVM would call that once and keep what it has linked, with all that it knows of the static state of
 * the first schedule; here it is called in each schedule anew, and by code that a switch can be made in. That a call site is made to lead to something else is no
 * step: what changes one, changes how a call is carried out, not what it comes to.
 */
public final class Linkage {
    private static final MethodHandle TARGET;

    static {
        try {
            TARGET = MethodHandles.lookup()
                    .findVirtual(Linkage.class, "target", MethodType.methodType(MethodHandle.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Takes the arguments as an array. */
    private final MethodHandle bootstrap;

    private final Object[] arguments;
    /** The schedule in which it was linked last. */
    private int epoch = -1;

    private CallSite linked;
    private Error failure;

    private Linkage(MethodHandle bootstrap, Object[] arguments) {
        this.bootstrap = bootstrap;
        this.arguments = arguments;
    }

    /** Called by the JVM to link a call site, with the program's bootstrap method and the arguments for that. */
    public static CallSite link(
            MethodHandles.Lookup caller, String name, MethodType type, MethodHandle bootstrap, Object... arguments) {
        Thread suspended = Hooks.suspend();
        try {
            Object[] all = new Object[3 + arguments.length];
            all[0] = caller;
            all[1] = name;
            all[2] = type;
            System.arraycopy(arguments, 0, all, 3, arguments.length);
            MethodHandle spreader =
                    bootstrap.asType(MethodType.genericMethodType(all.length)).asSpreader(Object[].class, all.length);
            MethodHandle target = TARGET.bindTo(new Linkage(spreader, all));
            return new ConstantCallSite(MethodHandles.foldArguments(MethodHandles.exactInvoker(type), target));
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** What the call site leads to at this moment. */
    MethodHandle target() {
        if (epoch != Hooks.epoch) {
            link();
        }
        if (failure != null) {
            throw failure;
        }
        return linked.getTarget();
    }

    /** If threads come to it at once, all go on with what the first has linked (JVMS 5.4.3.6); what a failed attempt has thrown is thrown by all later ones. */
    private void link() {
        CallSite made = null;
        Error thrown = null;
        try {
            made = (CallSite) (Object) bootstrap.invokeExact(arguments);
        } catch (Error e) {
            if (e instanceof Unwinding) {
                throw e;
            }
            thrown = e;
        } catch (Throwable e) {
            thrown = new BootstrapMethodError("the bootstrap method has thrown " + e, e);
        }
        if (epoch != Hooks.epoch) {
            epoch = Hooks.epoch;
            linked = made;
            failure = thrown;
        }
    }
}
