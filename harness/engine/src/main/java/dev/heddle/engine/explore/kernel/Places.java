package dev.heddle.engine.explore.kernel;

/** What the kernel must know of places in the code; asked once. */
public interface Places {
    /** A number for the field that is touched at a site, the same at all sites of that field; 0 where there is none. */
    int field(int site);

    /** Whether a call at a site may change its receiver. */
    boolean writes(int site);

    /** Binary name of the class on which a method is called at a site. */
    String owner(int site);

    /** Whether a site is in a class of the JDK that is explored inside of. */
    boolean inJdk(int site);

    /** The site at which a call at a site may take a second monitor, while it has one; 0 for none. */
    int secondLock(int site);

    /**
     * The site of an access that is made through what is called at a site; the same each time.
     *
     * @param owner binary name of the class that declares the field; empty for an array element
     * @param member name of the field; empty for an array element
     */
    int through(int site, String owner, String member, boolean writes);

    /** Name of the method that is called at a site. */
    String member(int site);

    /** The site in the JDK at which a thread ends. */
    int endOfThread();
}
