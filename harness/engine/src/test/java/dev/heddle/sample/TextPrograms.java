package dev.heddle.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that make a text of what another thread is half done with. */
public final class TextPrograms {
    private TextPrograms() {}

    private static void addTwo(List<Integer> list) {
        list.add(1);
        list.add(2);
    }

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("half");
        }
    }

    public static final class Concatenated {
        public static void main(String[] args) throws InterruptedException {
            AtomicInteger count = new AtomicInteger();
            Programs.together(
                    () -> {
                        count.incrementAndGet();
                        count.incrementAndGet();
                    },
                    () -> check(!("count " + count).equals("count 1")));
        }
    }

    public static final class Formatted {
        public static void main(String[] args) throws InterruptedException {
            Vector<Integer> list = new Vector<>();
            Programs.together(
                    () -> addTwo(list),
                    () -> check(!String.format("%d %s", 5, list).equals("5 [1]")));
        }
    }

    public static final class Appended {
        public static void main(String[] args) throws InterruptedException {
            Vector<Integer> list = new Vector<>();
            Programs.together(
                    () -> addTwo(list),
                    () -> check(new StringBuilder().append(list).length() != "[1]".length()));
        }
    }

    public static final class Compared {
        public static void main(String[] args) throws InterruptedException {
            Vector<Integer> list = new Vector<>();
            Programs.together(() -> addTwo(list), () -> check(!Objects.equals(List.of(1), list)));
        }
    }

    /** It is gone through while it changes. */
    public static final class Printed {
        public static void main(String[] args) throws InterruptedException {
            List<Integer> list = new ArrayList<>(List.of(1, 2));
            Programs.together(() -> list.add(3), () -> System.out.println(list));
        }
    }
}
