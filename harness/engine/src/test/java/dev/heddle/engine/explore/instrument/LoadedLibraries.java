package dev.heddle.engine.explore.instrument;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Main class of a forked JVM: loads all classes of the given jars, instrumented, and lets the JVM verify each. */
public final class LoadedLibraries {
    private LoadedLibraries() {}

    public static void main(String[] jars) throws Exception {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = Path.of(jars[i]).toUri().toURL();
        }
        ClassLoader loader = new RecordedProgram.SampleLoader(List.of(""), urls);
        Thread.currentThread().setContextClassLoader(loader); // where service loaders look
        int loaded = 0;
        for (String jar : jars) {
            for (String name : classesOf(jar)) {
                loaded += load(name, loader);
            }
        }
        if (Agent.instrumenter().failure() != null) {
            throw new IllegalStateException(Agent.instrumenter().failure());
        }
        System.out.println(loaded + " classes, " + Agent.instrumenter().sites().count() + " sites");
    }

    private static List<String> classesOf(String jar) throws Exception {
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name ->
                            name.endsWith(".class") && !name.startsWith("META-INF") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .toList();
        }
    }

    private static int load(String name, ClassLoader loader) throws Exception {
        try {
            Class.forName(name, true, loader);
            return 1;
        } catch (VerifyError | ClassFormatError | NoSuchMethodError | NoSuchFieldError | IllegalAccessError e) {
            throw new IllegalStateException(name, e);
        } catch (LinkageError | ClassNotFoundException e) {
            return 0; // what an optional dependency is missing for
        }
    }
}
