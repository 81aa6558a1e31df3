package dev.heddle.sample;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;

/** Programs that make hidden classes as they run. */
public final class HiddenClassPrograms {
    private HiddenClassPrograms() {}

    interface Counter {
        /** Adds one; answers what it comes to. */
        int add();
    }

    private static byte[] classFile(Class<?> template) throws IOException {
        try (InputStream in = template.getResourceAsStream(template.getName().replaceFirst(".*\\.", "") + ".class")) {
            return in.readAllBytes();
        }
    }

    private static Counter make(Class<?> template) throws Exception {
        return instance(MethodHandles.lookup().defineHiddenClass(classFile(template), true));
    }

    private static Counter instance(Lookup hidden) throws Exception {
        return (Counter) hidden.lookupClass().getDeclaredConstructor().newInstance();
    }

    private static void addsTwo(Counter counter) throws InterruptedException {
        Programs.together(counter::add, counter::add);
        int value = counter.add();
        assert value == 3 : "lost, " + value;
    }

    /** What hidden classes are made of. */
    public static final class Static implements Counter {
        private static int value;

        @Override
        public int add() {
            return ++value;
        }
    }

    public static final class Instance implements Counter {
        private int value;

        @Override
        public int add() {
            return ++value;
        }
    }

    public static final class Locked implements Counter {
        private static final List<String> MADE = new java.util.ArrayList<>();
        private static int value;

        static {
            MADE.add("once");
        }

        @Override
        public synchronized int add() {
            assert MADE.size() == 1 : "not as new";
            return ++value;
        }
    }

    public static final class OfData implements Counter {
        private static final int[] VALUE;

        static {
            try {
                VALUE = MethodHandles.classData(MethodHandles.lookup(), "_", int[].class);
            } catch (IllegalAccessException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @Override
        public int add() {
            return ++VALUE[0];
        }
    }

    public static final class StaticField {
        public static void main(String[] args) throws Exception {
            addsTwo(make(Static.class));
        }
    }

    public static final class InstanceField {
        public static void main(String[] args) throws Exception {
            addsTwo(make(Instance.class));
        }
    }

    public static final class UnderALock {
        public static void main(String[] args) throws Exception {
            addsTwo(make(Locked.class));
        }
    }

    public static final class WithClassData {
        public static void main(String[] args) throws Exception {
            addsTwo(instance(MethodHandles.lookup()
                    .defineHiddenClassWithClassData(classFile(OfData.class), new int[] {0}, true)));
        }
    }

    /** By reflection, as libraries do that also run where there are no hidden classes. */
    public static final class ByReflection {
        public static void main(String[] args) throws Exception {
            var define = Lookup.class.getMethod(
                    "defineHiddenClass", byte[].class, boolean.class, Lookup.ClassOption[].class);
            var hidden = (Lookup)
                    define.invoke(MethodHandles.lookup(), classFile(Static.class), false, new Lookup.ClassOption[0]);
            addsTwo(instance(hidden));
        }
    }

    /** Two of the same bytes have each its own state. */
    public static final class Two {
        public static void main(String[] args) throws Exception {
            Counter first = make(Locked.class);
            Counter second = make(Locked.class);
            assert first.getClass() != second.getClass();
            Programs.together(first::add, second::add);
            assert first.add() == 2 && second.add() == 2 : "mixed up";
        }
    }
}
