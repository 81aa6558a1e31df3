package dev.heddle.bridge;

/** Implemented by instrumented classes, so that their objects have an identity hash code that is the same in every replay. */
public interface Hashed {
    /** The hash code, given to the object when it is first asked for; not 0. */
    int heddle$hash();
}
