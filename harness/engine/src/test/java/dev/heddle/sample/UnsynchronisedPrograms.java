package dev.heddle.sample;

import java.io.DataOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Formatter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Programs in which two threads use an object of the JDK at once that locks nothing. */
public final class UnsynchronisedPrograms {
    private UnsynchronisedPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("torn");
        }
    }

    public static final class OfInts {
        public static void main(String[] args) throws InterruptedException {
            IntBuffer buffer = IntBuffer.allocate(4);
            Programs.together(() -> buffer.put(1), () -> buffer.put(2));
            check(buffer.position() == 2);
        }
    }

    public static final class OfBytes {
        public static void main(String[] args) throws InterruptedException {
            ByteBuffer buffer = ByteBuffer.allocateDirect(4);
            Programs.together(() -> buffer.put((byte) 1), () -> buffer.put((byte) 2));
            check(buffer.position() == 2);
        }
    }

    public static final class Builder {
        public static void main(String[] args) throws InterruptedException {
            Stream.Builder<Integer> builder = Stream.builder();
            builder.add(0);
            Programs.together(() -> builder.add(1), () -> builder.add(2));
            check(builder.build().count() == 3);
        }
    }

    public static final class Day {
        @SuppressWarnings("deprecation")
        public static void main(String[] args) throws InterruptedException {
            Date day = new Date(0);
            Programs.together(() -> day.setMonth(5), () -> day.setYear(99));
            check(day.getMonth() == 5 && day.getYear() == 99);
        }
    }

    public static final class Elements {
        public static void main(String[] args) throws InterruptedException {
            Iterator<Integer> elements = List.of(1, 2).iterator();
            int[] sum = new int[2];
            Programs.together(() -> sum[0] = elements.next(), () -> sum[1] = elements.next());
            check(sum[0] + sum[1] == 3);
        }
    }

    public static final class Encoded {
        public static void main(String[] args) throws InterruptedException {
            CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
            boolean[] torn = new boolean[2];
            Programs.together(() -> torn[0] = !encodes(encoder), () -> torn[1] = !encodes(encoder));
            check(!torn[0] && !torn[1]);
        }

        private static boolean encodes(CharsetEncoder encoder) {
            try {
                return encoder.encode(CharBuffer.wrap("a")).get(0) == 'a';
            } catch (java.nio.charset.CharacterCodingException | IllegalStateException e) {
                return false;
            }
        }
    }

    public static final class Checksum {
        public static void main(String[] args) throws InterruptedException {
            CRC32 both = new CRC32();
            Programs.together(() -> both.update(1), () -> both.update(1));
            CRC32 expected = new CRC32();
            expected.update(1);
            expected.update(1);
            check(both.getValue() == expected.getValue());
        }
    }

    public static final class Written {
        public static void main(String[] args) throws InterruptedException {
            DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
            Programs.together(() -> write(out), () -> write(out));
            check(out.size() == 8);
        }

        private static void write(DataOutputStream out) {
            try {
                out.writeInt(1);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    public static final class Formatted {
        public static void main(String[] args) throws InterruptedException {
            Formatter formatter = new Formatter(new StringBuilder());
            Programs.together(() -> formatter.format("%s-;", 1), () -> formatter.format("%s-;", 1));
            check(formatter.toString().equals("1-;1-;"));
        }
    }

    /** A look-up changes the order, under the lock; the other thread goes through the map without it. */
    public static final class CacheInOrder {
        public static void main(String[] args) throws InterruptedException {
            Map<Integer, Integer> cache = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true));
            cache.put(1, 1);
            cache.put(2, 2);
            boolean[] torn = {false};
            Programs.together(() -> cache.get(1), () -> {
                try {
                    cache.keySet().iterator().next();
                    for (int key : cache.keySet()) {
                        torn[0] |= key == 0;
                    }
                } catch (java.util.ConcurrentModificationException e) {
                    torn[0] = true;
                }
            });
            check(!torn[0]);
        }
    }

    public static final class ViewOfBytes {
        private static final byte[] BYTES = new byte[4];

        public static void main(String[] args) throws InterruptedException {
            IntBuffer ints = ByteBuffer.wrap(BYTES).asIntBuffer();
            boolean[] torn = {false};
            Programs.together(() -> ints.put(0, 0x0101_0101), () -> torn[0] = BYTES[0] == 0 && BYTES[3] == 1);
            check(!torn[0]);
        }
    }

    /** Not looked into: what it does with one call is not seen, and nobody says that it was. */
    public static final class Code {
        public static void main(String[] args) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[] {1}, "x"));
            byte[] expected = mac.doFinal(new byte[] {1});
            boolean[] torn = new boolean[2];
            Programs.together(
                    () -> torn[0] = !Arrays.equals(expected, mac.doFinal(new byte[] {1})),
                    () -> torn[1] = !Arrays.equals(expected, mac.doFinal(new byte[] {1})));
            check(!torn[0] && !torn[1]);
        }
    }
}
