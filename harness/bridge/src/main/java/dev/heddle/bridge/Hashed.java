package dev.heddle.bridge;

/** Implemented by instrumented classes, so that their objects have an identity hash code that is the same in every replay. */
public interface Hashed {
    /** The hash code, given to the object when it is first asked for; not 0. */
    int heddle$hash();

    /** A copy was made of an object that had one: the copy is given another. */
    void heddle$copied();
}
