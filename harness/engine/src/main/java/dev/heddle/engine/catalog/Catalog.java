package dev.heddle.engine.catalog;

import dev.heddle.api.Scenario;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/** Says what jars hold, and loads a scenario to be run. */
public final class Catalog {
    private final List<ForeignJar> foreign;
    private final Consumer<String> activity;

    /**
     * A catalog.
     *
     * @param foreign kinds of jars without scenarios of their own that are understood too
     * @param activity told what is about to be done, in some words, before a plugin's code is called, which may end the JVM or never return
     */
    public Catalog(List<ForeignJar> foreign, Consumer<String> activity) {
        this.foreign = List.copyOf(foreign);
        this.activity = activity;
    }

    /** What is in a jar, and what is wrong with it. Runs the constructors of its scenarios. */
    public WorkerMessage.Described describe(String file) {
        var problems = new ArrayList<String>();
        var scenarios = new LinkedHashMap<String, ScenarioInfo>();
        String hash = "";
        Path path = Path.of(file);
        try {
            hash = sha256(path);
            try (var jar = new JarFile(path.toFile())) {
                look(jar, path, scenarios, problems);
            }
        } catch (ZipException e) {
            problems.add("not a jar, or a damaged one: %s".formatted(Excerpt.of(e.getMessage())));
        } catch (IOException e) {
            problems.add(reason(path, e));
        }
        return new WorkerMessage.Described(
                new PluginInfo(file, hash, List.copyOf(scenarios.keySet()), List.copyOf(problems)),
                List.copyOf(scenarios.values()));
    }

    private void look(JarFile jar, Path path, Map<String, ScenarioInfo> scenarios, List<String> problems)
            throws IOException {
        String plugin = path.getFileName().toString();
        for (ForeignJar kind : foreign) {
            if (kind.recognises(jar)) {
                for (ScenarioInfo each : kind.describe(path, problems::add)) {
                    add(each, scenarios, problems);
                }
            }
        }
        if (jar.getEntry("META-INF/services/" + Scenario.class.getName()) != null) {
            try (var loader = new PluginClassLoader(path)) {
                new Providers(
                                className -> activity.accept("constructing " + className),
                                (className, scenario) -> describe(scenario, className, plugin, scenarios, problems),
                                problems::add)
                        .make(loader);
            }
        }
        if (scenarios.isEmpty() && problems.isEmpty()) {
            problems.add("no scenarios: name their classes, one a line, in the jar's META-INF/services/%s"
                    .formatted(Scenario.class.getName()));
        }
    }

    private static void describe(
            Scenario scenario,
            String className,
            String plugin,
            Map<String, ScenarioInfo> scenarios,
            List<String> problems) {
        try {
            add(new Description(scenario, className).describe(plugin), scenarios, problems);
        } catch (Description.Unfit e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static void add(ScenarioInfo info, Map<String, ScenarioInfo> scenarios, List<String> problems) {
        ScenarioInfo first = scenarios.putIfAbsent(info.name(), info);
        if (first != null) {
            problems.add("two scenarios are called \"%s\": %s and %s; the first one counts"
                    .formatted(info.name(), first.className(), info.className()));
        }
    }

    private static String reason(Path path, IOException e) {
        if (Files.notExists(path)) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "this is a folder, not a jar";
        }
        return "cannot be read: %s".formatted(Excerpt.of(e));
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /**
     * Loads one scenario to be run. Its class loader stays open.
     *
     * @param jar path of its jar
     * @param className binary name of the class that provides it
     * @throws CellBroken if it cannot be loaded
     */
    public static LoadedScenario load(String jar, String className) throws CellBroken {
        Path path = Path.of(jar);
        if (!Files.exists(path)) {
            throw new CellBroken("%s: there is no such file".formatted(jar));
        }
        @SuppressWarnings("resource") // classes are loaded from it until the JVM ends
        var loader = new PluginClassLoader(path);
        try {
            Class<?> type = Class.forName(className, true, loader);
            if (!Scenario.class.isAssignableFrom(type)) {
                throw new CellBroken("%s: %s does not implement %s"
                        .formatted(path.getFileName(), className, Scenario.class.getName()));
            }
            return new LoadedScenario((Scenario) type.getConstructor().newInstance(), loader, path);
        } catch (CellBroken e) {
            throw e;
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CellBroken(path.getFileName() + ": " + Providers.sentence(className, cause), cause);
        } catch (Throwable t) {
            throw new CellBroken(path.getFileName() + ": " + Providers.sentence(className, t), t);
        }
    }
}
