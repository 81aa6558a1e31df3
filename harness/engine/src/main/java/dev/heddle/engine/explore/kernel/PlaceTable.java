package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.Arrays;

/** What {@link Places} says, kept where it costs one look into an array. */
final class PlaceTable {
    private static final byte KNOWN = 1;
    private static final byte WRITES = 2;
    private static final byte WIDE = 4;
    private static final byte PURE_IF_STATIC = 8;
    private static final byte IN_JDK = 16;
    private static final byte KEEPS = 32;

    private final Places places;
    private final int endOfThread;
    private byte[] facts = new byte[1024];
    private int[] fields = new int[1024];
    private int[] secondLocks = new int[1024];

    PlaceTable(Places places) {
        this.places = places;
        this.endOfThread = places.endOfThread();
    }

    int endOfThread() {
        return endOfThread;
    }

    /** The site at which a field of {@link Thread} is read when a thread ends. */
    int throughEnd(String field) {
        Thread suspended = Hooks.suspend(); // what keeps places may be of classes that are explored inside of
        try {
            return places.through(endOfThread, Thread.class.getName(), field, false);
        } finally {
            Hooks.resume(suspended);
        }
    }

    int field(int site) {
        facts(site);
        return fields[site];
    }

    boolean writes(int site) {
        return (facts(site) & WRITES) != 0;
    }

    /** Whether the method called there goes beyond its receiver. */
    boolean wide(int site) {
        return (facts(site) & WIDE) != 0;
    }

    /** Whether the method called there only keeps what it is given. */
    boolean keeps(int site) {
        return (facts(site) & KEEPS) != 0;
    }

    /** The place at which what is called there may take a second monitor; 0 if it is none. */
    int secondLock(int site) {
        facts(site);
        return secondLocks[site];
    }

    /** Whether the static method called there touches nothing shared. */
    boolean pure(int site) {
        return (facts(site) & PURE_IF_STATIC) != 0;
    }

    /** Whether code of the JDK goes on there. */
    boolean inJdk(int site) {
        return (facts(site) & IN_JDK) != 0;
    }

    private byte facts(int site) {
        byte known = site < facts.length ? facts[site] : 0;
        return known != 0 ? known : learn(site);
    }

    private byte learn(int site) {
        if (site >= facts.length) {
            facts = Arrays.copyOf(facts, Math.max(2 * facts.length, site + 1));
            fields = Arrays.copyOf(fields, facts.length);
            secondLocks = Arrays.copyOf(secondLocks, facts.length);
        }
        String owner = places.owner(site);
        String member = places.member(site);
        int learnt = KNOWN;
        learnt |= places.writes(site) ? WRITES : 0;
        learnt |= Footprint.wide(member) ? WIDE : 0;
        learnt |= member.equals("of") ? KEEPS : 0;
        learnt |= Footprint.ofStatic(owner, member) == Footprint.NOTHING ? PURE_IF_STATIC : 0;
        learnt |= places.inJdk(site) ? IN_JDK : 0;
        facts[site] = (byte) learnt;
        fields[site] = places.field(site);
        secondLocks[site] = places.secondLock(site);
        return (byte) learnt;
    }
}
