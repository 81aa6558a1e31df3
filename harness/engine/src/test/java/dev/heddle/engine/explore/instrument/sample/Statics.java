package dev.heddle.engine.explore.instrument.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Static state must be as new each time; what it prints is the same in each schedule. */
public final class Statics implements Runnable {
    static final int CONSTANT = 7;
    static int counter;
    static final List<String> LOG = new ArrayList<>();
    private static int changedByOther = 5;

    /** Initialised when it is first used, after `counter` was set, and not before. */
    static final class Holder {
        static final int SEEN = counter + CONSTANT;
        static Holder instance = new Holder();
        static long wide = 3;

        final int number;

        Holder() {
            number = ++created;
        }
    }

    static int created;

    static class Base {
        static int base = 1;

        static {
            LOG.add("Base");
        }
    }

    static final class Derived extends Base {
        static int derived = base + 1;

        static {
            LOG.add("Derived");
        }
    }

    static final class Fails {
        static final Object VALUE = fail();

        private static Object fail() {
            throw new IllegalStateException("initialiser");
        }
    }

    /** Registers itself elsewhere, and has no field of its own. */
    static final class Registers {
        static {
            LOG.add("Registers");
        }

        static void touch() {}
    }

    enum Colour {
        RED,
        GREEN;

        static final Map<String, Colour> BY_NAME = new HashMap<>();

        static {
            for (Colour colour : values()) {
                BY_NAME.put(colour.name().toLowerCase(java.util.Locale.ROOT), colour);
            }
        }
    }

    interface Constants {
        List<String> NAMES = List.of("a", "b");
    }

    @Override
    public void run() {
        counter += 10;
        check(Holder.SEEN == 17, "holder initialised late");
        Holder.wide++;
        check(Holder.wide == 4 && Holder.instance.number == 1 && created == 1, "one holder");
        check(Derived.derived == 2 && LOG.equals(List.of("Base", "Derived")), "superclass first, " + LOG);
        Registers.touch();
        check(LOG.size() == 3, "registered, " + LOG);
        check(changedByOther++ == 5, "initialised");
        check(Colour.BY_NAME.get("red") == Colour.RED && Colour.values()[1] == Colour.GREEN, "enum");
        check(Constants.NAMES.size() == 2, "interface");
        try {
            System.out.println(Fails.VALUE);
            check(false, "fails");
        } catch (ExceptionInInitializerError e) {
            check(e.getCause().getMessage().equals("initialiser"), "cause");
        }
        hashes(new Object() {}, new Holder());
    }

    /** The kernel sees the values. */
    private static void hashes(Object... objects) {
        for (Object object : objects) {
            counter = System.identityHashCode(object);
            check(counter == object.hashCode(), "hash");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
