package dev.heddle.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.ref.Cleaner;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Scanner;
import java.util.TimeZone;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import sun.misc.Unsafe;

/** Programs with a main method in which it counts what the JDK and the JVM do by themselves. */
public final class JdkPrograms {
    private JdkPrograms() {}

    /** Runs the same on two threads at once; throws what they throw. */
    private static void twice(Callable<?> work) throws Exception {
        FutureTask<?> first = new FutureTask<>(work);
        FutureTask<?> second = new FutureTask<>(work);
        new Thread(first).start();
        new Thread(second).start();
        first.get();
        second.get();
    }

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("wrong");
        }
    }

    public static final class SharedBuilder {
        public static void main(String[] args) throws Exception {
            StringBuilder builder = new StringBuilder();
            twice(() -> builder.append("ab"));
            check(builder.length() == 4);
        }
    }

    public static final class SharedDateFormat {
        public static void main(String[] args) throws Exception {
            SimpleDateFormat format = new SimpleDateFormat("yyyy");
            AtomicInteger year = new AtomicInteger(1990);
            twice(() -> {
                int mine = year.incrementAndGet();
                String formatted = format.format(new Date((mine - 1970L) * 366 * 86_400_000));
                check(formatted.equals(String.valueOf(mine)));
                return null;
            });
        }
    }

    public static final class SharedNumberFormat {
        public static void main(String[] args) throws Exception {
            NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
            AtomicInteger number = new AtomicInteger(1);
            twice(() -> {
                int mine = number.incrementAndGet();
                check(format.format(mine + 0.5).equals(mine + ".5"));
                return null;
            });
        }
    }

    /** Each call finds a character of its own, unless two of them go on from the same place. */
    public static final class SharedMatcher {
        public static void main(String[] args) throws Exception {
            Matcher matcher = Pattern.compile(".").matcher("ab");
            twice(() -> {
                check(matcher.find());
                return null;
            });
            check(!matcher.find());
        }
    }

    /** Each call takes a number of its own, unless two of them read the same. */
    public static final class SharedScanner {
        public static void main(String[] args) throws Exception {
            Scanner scanner = new Scanner("1 2");
            AtomicInteger sum = new AtomicInteger();
            twice(() -> sum.addAndGet(scanner.nextInt()));
            check(sum.get() == 3);
        }
    }

    public static final class SharedStatistics {
        public static void main(String[] args) throws Exception {
            IntSummaryStatistics statistics = new IntSummaryStatistics();
            twice(() -> {
                statistics.accept(1);
                return null;
            });
            check(statistics.getCount() == 2);
        }
    }

    public static final class SharedCalendar {
        public static void main(String[] args) throws Exception {
            Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            calendar.setTimeInMillis(0);
            twice(() -> {
                calendar.add(Calendar.YEAR, 1);
                return null;
            });
            check(calendar.get(Calendar.YEAR) == 1972);
        }
    }

    public static final class SharedBuffer {
        public static void main(String[] args) throws Exception {
            ByteBuffer buffer = ByteBuffer.allocate(8);
            twice(() -> buffer.putInt(1));
            check(buffer.position() == 8);
        }
    }

    /** The JDK keeps what the engine knows of classes in maps of that kind. */
    public static final class SharedWeakMap {
        public static void main(String[] args) throws Exception {
            Map<Object, Object> map = new WeakHashMap<>();
            twice(() -> map.put(Thread.currentThread(), ""));
            check(map.size() == 2);
        }
    }

    public static final class SharedDigest {
        public static void main(String[] args) throws Exception {
            byte[] text = "abc".getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] right = digest.digest(text);
            twice(() -> {
                digest.update(text);
                check(Arrays.equals(digest.digest(), right));
                return null;
            });
        }
    }

    /** Each class needs the other one to be initialised first. */
    public static final class ClassesInCircle {
        static final class A {
            static final Object ONE = new Random(B.two());

            static int one() {
                return 1;
            }
        }

        static final class B {
            static final Object TWO = new Random(A.one());

            static int two() {
                return 2;
            }
        }

        public static void main(String[] args) throws Exception {
            Thread other = new Thread(A::one);
            other.start();
            B.two();
            other.join();
        }
    }

    /** An initialiser waits for a thread that waits until the class is initialised. */
    public static final class InitialiserJoins {
        static int value;

        static {
            Thread setter = new Thread(() -> value = 1);
            setter.start();
            try {
                setter.join();
            } catch (InterruptedException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        public static void main(String[] args) {
            check(value == 1);
        }
    }

    public static final class Holder {
        static final AtomicInteger MADE = new AtomicInteger();

        static final class Instance {
            static final Instance ONLY = new Instance();
            final int number = MADE.incrementAndGet();
        }

        public static void main(String[] args) throws Exception {
            Runnable asks = () -> check(Instance.ONLY.number == 1);
            Programs.together(asks, asks);
            check(MADE.get() == 1);
        }
    }

    public static final class Cleaned {
        public static void main(String[] args) throws Exception {
            AtomicInteger cleaned = new AtomicInteger();
            Cleaner.Cleanable cleanable = Cleaner.create().register(new Object(), cleaned::incrementAndGet);
            twice(() -> {
                cleanable.clean();
                return null;
            });
            check(cleaned.get() == 1);
        }
    }

    public static final class Cloned implements Cloneable {
        @Override
        public Object clone() throws CloneNotSupportedException {
            return super.clone();
        }

        public static void main(String[] args) throws Exception {
            Cloned original = new Cloned();
            int hash = original.hashCode();
            check(original.clone().hashCode() != hash);
            check(original.hashCode() == hash);
        }
    }

    /** Hands over a value between two threads that it parks itself. */
    public static final class Unsafes {
        private static volatile int value;

        public static void main(String[] args) throws Exception {
            Field instance = Unsafe.class.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Unsafe unsafe = (Unsafe) instance.get(null);
            Thread waits = new Thread(() -> {
                unsafe.park(false, 1_000_000_000_000L);
                while (value == 0) {
                    unsafe.park(false, 0);
                }
                unsafe.park(true, System.currentTimeMillis() + 1_000_000);
            });
            waits.start();
            value = 1;
            unsafe.unpark(waits);
            waits.join();
        }
    }

    /** What it has the JVM initialise registers itself, and is as new in each schedule. */
    public static final class Reflective {
        static final class Registry {
            static final List<String> NAMES = new ArrayList<>();
        }

        static final class First {
            static {
                Registry.NAMES.add("first");
            }
        }

        static final class Second {
            static {
                Registry.NAMES.add("second");
            }
        }

        static final class Third {
            static int value = 7;
        }

        static final class Fourth {
            static int value = 4;
        }

        static final class Fifth {
            static int value = 5;
        }

        public static void main(String[] args) throws Throwable {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            check(loader == Reflective.class.getClassLoader());
            String name = Reflective.class.getName() + "$";
            check(Registry.NAMES.isEmpty());
            Class.forName(name + "Second", false, loader);
            check(Registry.NAMES.isEmpty());
            Class.forName(name + "First");
            Class.forName(name + "Second", true, loader);
            MethodHandles.lookup().ensureInitialized(First.class);
            check(Registry.NAMES.equals(List.of("first", "second")));
            Field value = Class.forName(name + "Third", false, loader).getDeclaredField("value");
            check(value.getInt(null) == 7);
            value.setInt(null, 8);
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            check((int) lookup.findStaticVarHandle(Fourth.class, "value", int.class)
                            .get()
                    == 4);
            check((int) lookup.unreflectGetter(Fifth.class.getDeclaredField("value"))
                            .invokeExact()
                    == 5);
        }
    }

    /** A driver that registers itself, once. */
    public static final class Drivers {
        static final class Mine implements Driver {
            static {
                try {
                    DriverManager.registerDriver(new Mine());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Connection connect(String url, Properties info) {
                return null;
            }

            @Override
            public boolean acceptsURL(String url) {
                return url.equals("jdbc:mine");
            }

            @Override
            public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
                return new DriverPropertyInfo[0];
            }

            @Override
            public int getMajorVersion() {
                return 1;
            }

            @Override
            public int getMinorVersion() {
                return 0;
            }

            @Override
            public boolean jdbcCompliant() {
                return false;
            }

            @Override
            public Logger getParentLogger() {
                return Logger.getGlobal();
            }
        }

        public static void main(String[] args) throws Exception {
            Class.forName(Mine.class.getName());
            Class.forName(Driver.class.getName());
            check(DriverManager.getDriver("jdbc:mine") instanceof Mine);
            check(DriverManager.drivers().filter(Mine.class::isInstance).count() == 1);
        }
    }

    /** Looks at its stack, which is the same in each run. */
    public static final class Stacks {
        public static int depth() {
            return new Throwable().getStackTrace().length;
        }

        private static void check(int expected, Object depth) {
            if (!depth.equals(expected)) {
                throw new AssertionError(depth + " frames instead of " + expected);
            }
        }

        public static void main(String[] args) throws Exception {
            check(2, depth());
            check(1, Thread.currentThread().getStackTrace().length - 1);
            Method method = Stacks.class.getMethod("depth");
            Object called = method.invoke(null);
            for (int i = 0; i < 20; i++) { // JDK 17 makes other frames from the 16th call on
                check((Integer) called, method.invoke(null));
            }
            Programs.together(Stacks::inThread, Stacks::inThread);
        }

        private static void inThread() {
            StackTraceElement[] frames = new Throwable().getStackTrace();
            if (!frames[frames.length - 1].getClassName().equals("java.lang.Thread")) {
                throw new AssertionError(frames[frames.length - 1]);
            }
        }
    }

    /** Looks at its own classes. */
    /** Correct: what it sees of threads and of methods is the program's, and in an order. */
    public static final class Mirror {
        public static void main(String[] args) throws Exception {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
            check(Thread.getAllStackTraces().containsKey(Thread.currentThread()));
            check(!Thread.getAllStackTraces().containsKey(thread));
            String[] names = Arrays.stream(String.class.getDeclaredMethods())
                    .map(Method::getName)
                    .toArray(String[]::new);
            String[] sorted = names.clone();
            Arrays.sort(sorted);
            check(Arrays.equals(names, sorted));
        }
    }

    public static final class LooksAtItself {
        static int changes;
        private final int value = 1;

        private interface Shape {}

        private static final class Square implements Shape {
            static final Object CORNER = new Object();

            static Object corner() {
                return CORNER;
            }
        }

        private static void check(Object expected, Object found) {
            if (!expected.equals(found)) {
                throw new AssertionError(found + " instead of " + expected);
            }
        }

        public static void main(String[] args) throws Exception {
            changes = 2;
            check(2, LooksAtItself.class.getDeclaredFields().length);
            check(0, LooksAtItself.class.getFields().length);
            check("[interface " + Shape.class.getName() + "]", Arrays.toString(Square.class.getInterfaces()));
            check("corner", Square.class.getDeclaredMethods()[0].getName());
            check(1, Square.class.getDeclaredMethods().length);
            check(Object.class.getMethods().length, Square.class.getMethods().length);
            check(1, new LooksAtItself().value);
        }
    }

    private static DocumentBuilder parser() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void parse(DocumentBuilder parser) {
        try {
            parser.parse(new ByteArrayInputStream("<a/>".getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parser that parses already throws. */
    public static final class ParsedByOne {
        public static void main(String[] args) throws InterruptedException {
            DocumentBuilder parser = parser();
            Programs.together(() -> parse(parser), () -> parse(parser));
        }
    }

    public static final class ParsedByEach {
        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> parse(parser()), () -> parse(parser()));
        }
    }
}
