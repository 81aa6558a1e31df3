package dev.heddle.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Programs that hand an array to the JDK while another thread is half done with it, or that look at it twice while the JDK fills it. */
public final class ArrayPrograms {
    private ArrayPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("torn");
        }
    }

    public static final class Copied {
        private static final int[] PAIR = new int[2];

        public static void main(String[] args) throws InterruptedException {
            Programs.together(
                    () -> {
                        PAIR[0] = 1;
                        PAIR[1] = 1;
                    },
                    () -> {
                        int[] copy = Arrays.copyOf(PAIR, 2);
                        check(copy[0] == copy[1]);
                    });
        }
    }

    public static final class Cloned {
        private static final long[] PAIR = new long[2];

        public static void main(String[] args) throws InterruptedException {
            Programs.together(
                    () -> {
                        PAIR[0] = 1;
                        PAIR[1] = 1;
                    },
                    () -> {
                        long[] copy = PAIR.clone();
                        check(copy[0] == copy[1]);
                    });
        }
    }

    public static final class MadeAString {
        private static final char[] PAIR = {'a', 'a'};

        public static void main(String[] args) throws InterruptedException {
            Programs.together(
                    () -> {
                        PAIR[0] = 'b';
                        PAIR[1] = 'b';
                    },
                    () -> {
                        String text = new String(PAIR);
                        check(text.charAt(0) == text.charAt(1));
                    });
        }
    }

    public static final class Filled {
        private static final int[] PAIR = new int[2];

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> Arrays.fill(PAIR, 1), () -> check(PAIR[0] == PAIR[1]));
        }
    }

    public static final class FilledByReceiver {
        private static final byte[] PAIR = new byte[2];

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> new Random(7).nextBytes(PAIR), () -> check((PAIR[0] == 0) == (PAIR[1] == 0)));
        }
    }

    private static void checkNotLost(int value) {
        if (value == 1) {
            throw new AssertionError("torn");
        }
    }

    public static final class WrittenThroughList {
        private static final Integer[] VALUES = {0};

        public static void main(String[] args) throws InterruptedException {
            List<Integer> list = Arrays.asList(VALUES);
            Programs.together(() -> list.set(0, 5), () -> VALUES[0] = VALUES[0] + 1);
            checkNotLost(VALUES[0]);
        }
    }

    public static final class WrittenThroughBuffer {
        private static final byte[] VALUES = {0};

        public static void main(String[] args) throws InterruptedException {
            ByteBuffer buffer = ByteBuffer.wrap(VALUES);
            Programs.together(() -> buffer.put(0, (byte) 5), () -> VALUES[0]++);
            checkNotLost(VALUES[0]);
        }
    }

    public static final class Streamed {
        private static final Integer[] PAIR = {0, 0};

        public static void main(String[] args) throws InterruptedException {
            Programs.together(
                    () -> {
                        PAIR[0] = 1;
                        PAIR[1] = 1;
                    },
                    () -> check(Stream.of(PAIR).mapToInt(each -> each).sum() != 1));
        }
    }

    public static final class FilledByCollection {
        private static final Object[] PAIR = {0, 0};

        public static void main(String[] args) throws InterruptedException {
            List<Integer> ones = List.of(1, 1);
            Programs.together(() -> ones.toArray(PAIR), () -> check(PAIR[0] == PAIR[1]));
        }
    }
}
