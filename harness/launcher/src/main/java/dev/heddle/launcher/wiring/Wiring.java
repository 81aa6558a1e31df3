package dev.heddle.launcher.wiring;

import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.CacheFolder;
import dev.heddle.launcher.fork.ExploreSetup;
import dev.heddle.launcher.fork.JitFlags;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.launcher.run.Performer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;

/** The container, and how its beans are made. Nothing is discovered: what is not said here is not there. */
public final class Wiring implements AutoCloseable {
    private final SeContainer container;

    private Wiring(SeContainer container) {
        this.container = container;
    }

    /**
     * Starts the container.
     *
     * @param ground what was there before it
     */
    public static Wiring start(Ground ground) {
        // Weld's remarks on its own start are of no use to anybody here.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        // There is no beans.xml, yet Weld would load the JDK's whole schema validation for it: a tenth of the time it
        // takes to start.
        System.setProperty("org.jboss.weld.xml.disableValidating", "true");
        return new Wiring(SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Recipes.class)
                .addExtensions(new GroundBeans(ground))
                // One archive of a handful of beans: threads to deploy it would only be started and stopped.
                .addProperty("org.jboss.weld.executor.threadPoolType", "NONE")
                .addProperty("org.jboss.weld.bootstrap.concurrentDeployment", "false")
                .addProperty("org.jboss.weld.se.shutdownHook", "false")
                .initialize());
    }

    /** The bean that performs commands. */
    public Performer performer() {
        return container.select(Performer.class).get();
    }

    @Override
    public void close() {
        container.close();
    }

    /** How each bean is made of others. */
    @Dependent
    public static class Recipes {
        @Produces
        @Singleton
        ExploreSetup exploreSetup(Workers workers, CacheFolder cache) {
            return new ExploreSetup(workers, cache);
        }

        @Produces
        @Singleton
        JitFlags jitFlags() {
            return new JitFlags();
        }

        @Produces
        @Singleton
        Performer performer(
                WorkerProgram program,
                Workers workers,
                ExploreSetup explore,
                JitFlags jit,
                PrivateFolder temporary,
                StopSwitch stop,
                Terminal terminal) {
            return new Performer(program, workers, explore, jit, temporary, stop, terminal);
        }
    }
}
