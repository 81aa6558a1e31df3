package dev.heddle.sample;

/** Programs with class loaders of their own, which they ask for classes. */
public final class LoaderPrograms {
    private LoaderPrograms() {}

    private static void load(ClassLoader loader, String name) {
        try {
            loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            // as it should be
        }
    }

    /** Two that hand on to each other, under their locks. */
    public static final class HandOn {
        private static final class Peer extends ClassLoader {
            private Peer other = this;

            Peer() {
                super(HandOn.class.getClassLoader());
            }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (this) {
                    return name.startsWith("of other ")
                            ? super.loadClass("java.lang.String", resolve)
                            : other.loadClass("of other " + name, resolve);
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Peer one = new Peer();
            Peer two = new Peer();
            one.other = two;
            two.other = one;
            Programs.together(() -> load(one, "a"), () -> load(two, "b"));
        }
    }

    private static final class Counting extends ClassLoader {
        private static int asked;

        Counting() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            asked++;
            throw new ClassNotFoundException(name);
        }
    }

    public static final class TwoCount {
        public static void main(String[] args) throws InterruptedException {
            Counting one = new Counting();
            Counting two = new Counting();
            Programs.together(() -> load(one, "no.such.Type"), () -> load(two, "no.such.Type"));
            assert Counting.asked == 2 : "lost";
        }
    }

    /** Its own lock keeps the threads apart. */
    public static final class OneCounts {
        public static void main(String[] args) throws InterruptedException {
            Counting loader = new Counting();
            Programs.together(() -> load(loader, "no.such.Type"), () -> load(loader, "no.such.Type"));
            assert Counting.asked == 2 : "lost";
        }
    }

    /** The JVM asks, under a native method. */
    public static final class ByTheJvm {
        private static void load(ClassLoader loader) {
            try {
                Class.forName("no.such.Type", false, loader);
            } catch (ClassNotFoundException e) {
                // as it should be
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Counting one = new Counting();
            Counting two = new Counting();
            Programs.together(() -> load(one), () -> load(two));
            assert Counting.asked == 2 : "lost";
        }
    }
}
