package dev.heddle.engine.explore.proof;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.explore.instrument.Agent;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.function.IntSupplier;

/** Runs {@link OwnRace} until it has been seen to lose an update and not to lose one. */
public final class Proof {
    private static final int MOST_SCHEDULES = 200;

    private Proof() {}

    /** Defines the race once more, in a loader whose classes are instrumented. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(Proof.class.getClassLoader());
        }

        Class<?> race() throws IOException {
            try (InputStream classFile = OwnRace.class.getResourceAsStream("OwnRace.class")) {
                if (classFile == null) {
                    throw new IOException("class OwnRace is missing from harness.jar");
                }
                byte[] bytes = classFile.readAllBytes();
                return defineClass(OwnRace.class.getName(), bytes, 0, bytes.length);
            }
        }
    }

    /**
     * Proves that the kernel is in control. Called on the search's thread, after {@link dev.heddle.bridge.Hooks#kernel} was set.
     *
     * @throws CellBroken if it is not
     */
    public static void demand(ControlKernel kernel) throws CellBroken {
        boolean lost = false;
        boolean kept = false;
        Strategy strategy = Strategies.named("random", 1).orElseThrow();
        int[] result = {0};
        try {
            Constructor<?> race = new Loader().race().getConstructor();
            Runnable main = () -> result[0] = run(race);
            for (int i = 0; i < MOST_SCHEDULES && !(lost && kept) && strategy.begin(); i++) {
                result[0] = 0;
                Ending ending = kernel.run(strategy, "main", main, () -> {}, null);
                if (result[0] != 1 && result[0] != 2) {
                    throw broken("its lock did not do its work: " + ending);
                }
                lost |= result[0] == 1;
                kept |= result[0] == 2;
            }
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw new CellBroken("instrumentation could not be tried: " + e, e);
        }
        if (!lost || !kept) {
            throw broken(lost ? "it always lost an update" : "it never lost an update");
        }
    }

    private static int run(Constructor<?> race) {
        try {
            return ((IntSupplier) race.newInstance()).getAsInt();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CellBroken broken(String how) {
        String failure = Agent.instrumenter().failure();
        return new CellBroken(
                "instrumentation is not in force: in a race of Heddle's own, %s%s; prepare the JDK again by deleting the prepared folder"
                        .formatted(how, failure == null ? "" : " (" + failure + ")"));
    }
}
