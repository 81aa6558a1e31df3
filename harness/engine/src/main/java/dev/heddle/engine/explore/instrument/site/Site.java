package dev.heddle.engine.explore.instrument.site;

import org.jspecify.annotations.Nullable;

/**
 * A place in a program's code that calls the kernel.
 *
 * @param number what the hooks are told; counts from 1 in the order in which classes are loaded, so it means nothing in another JVM
 * @param action what is done there
 * @param className binary name of the class in whose code it stands
 * @param method its method
 * @param file source file; null if the class does not tell
 * @param line line in it; 0 if the class does not tell
 * @param owner binary name of the class that declares the field, or that the method is called on; empty for an array element or a monitor
 * @param member name of the field or method; empty for an array element or a monitor
 * @param location the same number for all sites of the same field, another one for each other field; 0 where there is no field
 */
public record Site(
        int number,
        Action action,
        String className,
        String method,
        @Nullable String file,
        int line,
        String owner,
        String member,
        int location) {

    /** What is done at a site. */
    public enum Action {
        READ("read"),
        WRITE("write"),
        READ_ELEMENT("read"),
        WRITE_ELEMENT("write"),
        /** A call that reads its receiver as a whole, or finds out something about it. */
        CALL_READ("call"),
        /** A call that may change its receiver. */
        CALL_WRITE("call"),
        /** A call that comes to the kernel by itself, or that concerns nothing shared; never a scheduling point of its own. */
        CALL("call"),
        /** The end of a method that the JDK may have called. */
        RETURN("return"),
        /** The end of a thread. */
        END("end"),
        /** The start of a class's initialisation. */
        INITIALISE("begin"),
        LOCK("lock"),
        UNLOCK("unlock"),
        WAIT("wait"),
        NOTIFY("notify"),
        NOTIFY_ALL("notifyAll");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** As in an interleaving. */
        public String word() {
            return word;
        }

        /** Whether it changes what it touches. */
        public boolean writes() {
            return this == WRITE || this == WRITE_ELEMENT || this == CALL_WRITE;
        }
    }

    /** The same site under another number. */
    Site numbered(int number, int location) {
        return new Site(number, action, className, method, file, line, owner, member, location);
    }

    /** Whether a field is read or written there. */
    boolean isField() {
        return action == Action.READ || action == Action.WRITE;
    }

    /** Class without its package, and member: {@code Counter.value}; the member alone if there is no class. */
    public String target() {
        String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
        return simple.isEmpty() ? member : simple + "." + member;
    }
}
