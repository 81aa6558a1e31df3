package hostile;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Grade;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Scenarios that do what no program should. Each claims to break in the way in which it does. */
abstract class Hostile implements Scenario {
    private final String name;
    private final Expectation expectation;

    Hostile(String name, Expectation expectation) {
        this.name = name;
        this.expectation = expectation;
    }

    @Override
    public String name() {
        return "hostile." + name;
    }

    @Override
    public String summary() {
        return "Does harm.";
    }

    @Override
    public Expectation expectation() {
        return expectation;
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Object::new).actors("villain", load.threads(), (state, me) -> doHarm(state, me.index()));
    }

    abstract void doHarm(Object state, int index) throws Exception;

    public static final class Exits extends Hostile {
        public Exits() {
            super("exit", Expectation.breaks(Failure.EXIT));
        }

        @Override
        void doHarm(Object state, int index) {
            System.exit(7);
        }
    }

    public static final class Halts extends Hostile {
        public Halts() {
            super("halt", Expectation.breaks(Failure.EXIT));
        }

        @Override
        void doHarm(Object state, int index) {
            Runtime.getRuntime().halt(0);
        }
    }

    public static final class OutOfMemory extends Hostile {
        private static final List<Object> ALL = new ArrayList<>();

        public OutOfMemory() {
            super("out-of-memory", Expectation.breaks(Failure.OUT_OF_MEMORY));
        }

        @Override
        void doHarm(Object state, int index) {
            while (true) {
                synchronized (ALL) {
                    ALL.add(new byte[1 << 20]);
                }
            }
        }
    }

    public static final class EndlessLoop extends Hostile {
        public EndlessLoop() {
            super("endless-loop", Expectation.breaks(Failure.HANG));
        }

        @Override
        void doHarm(Object state, int index) {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    public static final class Deadlocks extends Hostile {
        private static final Object OTHER = new Object();
        private static final Object ONE = new Object();

        public Deadlocks() {
            super("deadlock", Expectation.breaks(Failure.DEADLOCK));
        }

        @Override
        void doHarm(Object state, int index) throws Exception {
            synchronized (index == 0 ? ONE : OTHER) {
                Thread.sleep(50);
                synchronized (index == 0 ? OTHER : ONE) {
                    Thread.sleep(1);
                }
            }
        }
    }

    public static final class OverflowsTheStack extends Hostile {
        public OverflowsTheStack() {
            super("stack-overflow", Expectation.breaks(Failure.EXCEPTION));
        }

        @Override
        void doHarm(Object state, int index) {
            deeper(1);
        }

        private static int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }
    }

    public static final class FloodsOutput extends Hostile {
        private static final String LINE = "x".repeat(1023);

        public FloodsOutput() {
            super("flood", Expectation.holds());
        }

        @Override
        void doHarm(Object state, int index) throws Exception {
            // 5 MB in half a second, by each of two.
            for (int i = 0; i < 5_000; i++) {
                System.out.println(LINE);
                if (i % 10 == 0) {
                    Thread.sleep(1);
                }
            }
        }
    }

    public static final class StartsFiveThousandThreads extends Hostile {
        public StartsFiveThousandThreads() {
            super("five-thousand-threads", Expectation.holds());
        }

        @Override
        public ThreadCounts threads() {
            return ThreadCounts.exactly(1);
        }

        @Override
        void doHarm(Object state, int index) throws Exception {
            var all = new ArrayList<Thread>();
            var go = new CountDownLatch(1);
            for (int i = 0; i < 5_000; i++) {
                var thread = new Thread(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                });
                thread.start();
                all.add(thread);
            }
            go.countDown();
            for (Thread thread : all) {
                thread.join();
            }
        }
    }

    public static final class SpeaksHtml extends Hostile {
        static final String SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&";

        public SpeaksHtml() {
            super("html", Expectation.breaks(Failure.EXCEPTION));
        }

        @Override
        public String summary() {
            return SCRIPT;
        }

        @Override
        public String explanation() {
            return SCRIPT + "\n\n" + SCRIPT + "\u0000\u001b[31m\ud800";
        }

        @Override
        public Plan<?> plan(Load load) {
            System.out.println(SCRIPT + "\u001b[2J");
            return Plan.of(Object::new)
                    .actors(SCRIPT, load.threads(), (state, me) -> {
                        if (me.index() == 0) {
                            throw new IllegalStateException(SCRIPT);
                        }
                    })
                    .invariant(SCRIPT, state -> false)
                    .observe(state -> SCRIPT)
                    .forbidden(SCRIPT, SCRIPT);
        }

        @Override
        void doHarm(Object state, int index) {}
    }

    public static final class ComesToHtml extends Hostile {
        public ComesToHtml() {
            super("html-outcome", Expectation.breaks(Failure.OUTCOME, Failure.INVARIANT));
        }

        @Override
        public Plan<?> plan(Load load) {
            return Plan.of(Object::new)
                    .actors("villain", load.threads(), (state, me) -> {})
                    .invariant(SpeaksHtml.SCRIPT, state -> false)
                    .observe(state -> SpeaksHtml.SCRIPT)
                    .forbidden(SpeaksHtml.SCRIPT, SpeaksHtml.SCRIPT);
        }

        @Override
        void doHarm(Object state, int index) {}
    }

    public static final class ThrowsWhatCannotBePrinted extends Hostile {
        public ThrowsWhatCannotBePrinted() {
            super("unprintable", Expectation.breaks(Failure.EXCEPTION));
        }

        @SuppressWarnings("serial")
        static final class Unprintable extends RuntimeException {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        }

        @Override
        void doHarm(Object state, int index) {
            throw new Unprintable();
        }
    }

    public static final class HasAnUnprintableOutcome extends Hostile {
        public HasAnUnprintableOutcome() {
            super("unprintable-outcome", Expectation.holds());
        }

        @Override
        public Plan<?> plan(Load load) {
            return Plan.of(Object::new).actors("villain", load.threads(), (state, me) -> {}).observe(state -> new Object() {
                        @Override
                        public String toString() {
                            throw new IllegalStateException("no words");
                        }
                    })
                    .otherwise(Grade.ACCEPTABLE, "whatever it is");
        }

        @Override
        void doHarm(Object state, int index) {}
    }

    public static final class HasNoActors extends Hostile {
        public HasNoActors() {
            super("no-actors", Expectation.holds());
        }

        @Override
        public Plan<?> plan(Load load) {
            return Plan.of(Object::new);
        }

        @Override
        void doHarm(Object state, int index) {}
    }

    public static final class NeverPlans extends Hostile {
        public NeverPlans() {
            super("never-plans", Expectation.breaks(Failure.HANG));
        }

        @Override
        public Plan<?> plan(Load load) {
            while (true) {
                Thread.onSpinWait();
            }
        }

        @Override
        void doHarm(Object state, int index) {}
    }

    /** The innocent bystander, last in the order of the services file. */
    public static final class Innocent extends Hostile {
        public Innocent() {
            super("innocent", Expectation.holds());
        }

        @Override
        void doHarm(Object state, int index) {}
    }
}
