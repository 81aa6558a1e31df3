package dev.heddle.engine.explore.instrument;

import dev.heddle.bridge.HiddenClasses;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM of an explore worker hands over its {@link Instrumentation}, before {@code main}. */
public final class Agent {
    private static @Nullable Instrumenter instrumenter;

    private Agent() {}

    /** Called by the JVM. */
    public static void premain(@Nullable String arguments, Instrumentation jvm) {
        Instrumenter made = new Instrumenter(jvm);
        jvm.addTransformer(made, true);
        HiddenClasses.instrumenter = made::instrument;
        instrumenter = made;
    }

    /**
     * The instrumenter of this JVM.
     *
     * @throws IllegalStateException if the JVM was not started with the arguments that {@link ExplorePreparation} gives
     */
    public static Instrumenter instrumenter() {
        if (instrumenter == null) {
            throw new IllegalStateException(
                    "this JVM was started without the arguments that explore needs: prepare it first");
        }
        return instrumenter;
    }
}
