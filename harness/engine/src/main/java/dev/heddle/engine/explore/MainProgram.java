package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.results.OutcomeCount;
import java.io.File;
import java.lang.invoke.MethodHandle;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** A program with a main method, as {@code java -cp PATHS CLASS ARGS} would run it, assertions on. */
final class MainProgram implements Program {
    private final MethodHandle main;
    private final String[] arguments;
    private final ClassLoader loader;

    /**
     * Loads the main class.
     *
     * @throws CellBroken if there is no such class, or it has no main method
     */
    MainProgram(List<String> classPath, String mainClass, List<String> arguments) throws CellBroken {
        this.arguments = arguments.toArray(String[]::new);
        List<URL> urls = new ArrayList<>();
        for (String path : classPath) {
            File file = new File(path);
            if (!file.exists()) {
                throw new CellBroken("%s: there is no such file or folder on the class path".formatted(path));
            }
            try {
                urls.add(file.toURI().toURL());
            } catch (MalformedURLException e) {
                throw new CellBroken("%s cannot be on a class path: %s".formatted(path, e), e);
            }
        }
        @SuppressWarnings("resource") // classes are loaded from it until the JVM ends
        var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        loader.setDefaultAssertionStatus(true);
        this.loader = loader;
        this.main = mainMethod(loader, mainClass, classPath);
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    private static MethodHandle mainMethod(ClassLoader loader, String mainClass, List<String> classPath)
            throws CellBroken {
        try {
            return MainMethod.of(Class.forName(mainClass, false, loader));
        } catch (ClassNotFoundException e) {
            throw new CellBroken(
                    "there is no class %s in %s: name it with its package"
                            .formatted(mainClass, String.join(", ", classPath)),
                    e);
        } catch (NoSuchMethodException e) {
            throw new CellBroken("%s has %s".formatted(mainClass, e.getMessage()), e);
        } catch (IllegalAccessException | LinkageError e) {
            throw new CellBroken("%s cannot be loaded: %s".formatted(mainClass, e), e);
        }
    }

    @Override
    public String mainThread() {
        return "main";
    }

    @Override
    public void run(ControlKernel kernel, Findings findings) {
        try {
            main.invoke(arguments.clone());
        } catch (Abandoned e) {
            throw e;
        } catch (Throwable e) {
            kernel.uncaught(Thread.currentThread(), e);
            if (!kernel.isOver()) {
                findings.exception(mainThread(), e); // the exit code is 1 then, whoever has heard of it
            }
        }
    }

    @Override
    public boolean idleWorkersFail() {
        return false;
    }

    @Override
    public boolean mayExit() {
        return true;
    }

    @Override
    public List<OutcomeCount> outcomes() {
        return List.of();
    }
}
