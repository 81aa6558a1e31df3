package dev.heddle.engine.catalog;

import dev.heddle.api.Scenario;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that knows {@link ServiceLoader}: makes the scenarios of a jar, and puts into a sentence why one could not be made. */
final class Providers {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    private static final int VERSION_OF_JAVA_0 = 44;
    private static final int MOST_PROVIDERS = 10_000;

    private final Consumer<String> constructing;
    private final BiConsumer<String, Scenario> found;
    private final Consumer<String> problem;

    /**
     * Says where to.
     *
     * @param constructing told the class before its constructor runs, which may never return
     * @param found given each scenario that could be made, after the name of its class
     * @param problem given a sentence for each that could not
     */
    Providers(Consumer<String> constructing, BiConsumer<String, Scenario> found, Consumer<String> problem) {
        this.constructing = constructing;
        this.found = found;
        this.problem = problem;
    }

    /** Makes all scenarios that the loader's jar names. */
    void make(ClassLoader plugin) {
        var asked = new AskedFor(plugin);
        Iterator<ServiceLoader.Provider<Scenario>> providers =
                ServiceLoader.load(Scenario.class, asked).stream().iterator();
        // an error in one provider leaves the iterator able to go on with the next; the bound is there for a jar that
        // fools it into never ending
        for (int i = 0; i < MOST_PROVIDERS; i++) {
            asked.last = "";
            asked.unread = null;
            try {
                if (!providers.hasNext()) {
                    return;
                }
                var provider = providers.next();
                String name = provider.type().getName();
                asked.last = name;
                constructing.accept(name);
                found.accept(name, provider.get());
            } catch (Throwable t) {
                problem.accept(sentence(asked.last, asked.unread == null ? t : asked.unread));
                if (asked.last.isEmpty()) {
                    return; // the service file itself; ServiceLoader has given it up
                }
            }
        }
    }

    /** Why a class could not be made a scenario, in one sentence. */
    static String sentence(String className, Throwable t) {
        if (!(t instanceof ServiceConfigurationError)) {
            return loading(className, t);
        }
        return t.getCause() == null ? naming(className, t) : loading(className, t.getCause());
    }

    /** ServiceLoader itself has something against how the class is named. */
    private static String naming(String className, Throwable t) {
        // "dev.heddle.api.Scenario: Provider x.Y not found", "...: Provider x.Y not a subtype", "...:
        // jar:file:x.jar!/META-INF/services/...:3: Illegal ..."
        String message = Excerpt.of(t).replaceFirst("^.*?ServiceConfigurationError: [\\w.]+: ", "");
        if (message.endsWith(" not found")) {
            return "%s is named in META-INF/services/%s but is not in the jar"
                    .formatted(className, Scenario.class.getName());
        }
        if (message.endsWith(" not a subtype")) {
            return "%s is named in META-INF/services/%s but does not implement it"
                    .formatted(className, Scenario.class.getName());
        }
        return "the file META-INF/services/%s is wrong: %s"
                .formatted(Scenario.class.getName(), message.replaceFirst("^jar:.*?:(?=\\d+: )", "line "));
    }

    /** The class cannot be loaded, or cannot be made. */
    private static String loading(String className, Throwable cause) {
        if (cause instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_FILE_VERSION.matcher(Excerpt.of(cause));
            if (version.find()) {
                return "%s was compiled for Java %d; this JVM is Java %d: compile it with --release %2$d, or run it on a newer JDK with --jvm"
                        .formatted(
                                className,
                                Integer.parseInt(version.group(1)) - VERSION_OF_JAVA_0,
                                Runtime.version().feature());
            }
        }
        if (cause instanceof IOException) {
            return "%s cannot be read, as the jar is damaged: %s"
                    .formatted(className.isEmpty() ? "a file of it" : className, Excerpt.of(cause));
        }
        if (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
            return "the static initialiser of %s threw %s"
                    .formatted(className, Excerpt.of(cause.getCause()) + Place.of(cause.getCause()));
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "%s needs a class that neither the jar nor the JDK has: %s".formatted(className, Excerpt.of(cause));
        }
        if (cause instanceof LinkageError) {
            return "%s cannot be loaded: %s".formatted(className, Excerpt.of(cause));
        }
        return making(className, cause);
    }

    private static String making(String className, Throwable cause) {
        if (cause instanceof NoSuchMethodException) {
            return "%s has no public constructor without parameters".formatted(className);
        }
        if (cause instanceof InstantiationException) {
            return "%s is abstract: name a class in META-INF/services/%s that can be made"
                    .formatted(className, Scenario.class.getName());
        }
        if (cause instanceof IllegalAccessException) {
            return "%s is not public: make the class public".formatted(className);
        }
        return "the constructor of %s threw %s".formatted(className, Excerpt.of(cause) + Place.of(cause));
    }

    /** Remembers which class ServiceLoader asked for last, as the errors of linking one do not tell. Classes that this one needs are not asked for here. */
    private static final class AskedFor extends ClassLoader {
        private final ClassLoader plugin;
        private String last = "";
        private @Nullable IOException
                unread; // the class asked for, though it is there; ServiceLoader keeps that to itself

        private AskedFor(ClassLoader plugin) {
            super(null);
            this.plugin = plugin;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            last = name;
            try {
                return plugin.loadClass(name);
            } catch (ClassNotFoundException e) {
                unread = e.getCause() instanceof IOException cause ? cause : null;
                throw e;
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return plugin.getResources(name);
        }
    }
}
