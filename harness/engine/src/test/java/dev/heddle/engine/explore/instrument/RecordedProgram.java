package dev.heddle.engine.explore.instrument;

import dev.heddle.bridge.Hooks;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** Main class of a forked JVM: runs {@code Runnable}s, instrumented, on a controlled thread, and prints what the kernel was told. */
public final class RecordedProgram {
    private RecordedProgram() {}

    /** Loads the samples itself, as a plugin's loader would. */
    static class SampleLoader extends URLClassLoader {
        private final List<String> own;

        private Class<?> define(String name) throws ClassNotFoundException {
            try {
                return findClass(name);
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, false);
            }
        }

        SampleLoader(List<String> own, URL... urls) {
            super(urls, RecordedProgram.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (own.stream().noneMatch(name::startsWith) || name.startsWith("java")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        URL classes =
                RecordedProgram.class.getProtectionDomain().getCodeSource().getLocation();
        SampleLoader loader = new SampleLoader(List.of(RecordedProgram.class.getPackageName() + ".sample."), classes);
        RecordingKernel kernel = new RecordingKernel();
        Hooks.kernel = kernel;
        Hooks.tracing = true;
        if (args.length > 1) {
            Agent.instrumenter().open(List.of(args[1]));
        }
        Runnable program =
                (Runnable) Class.forName(args[0], true, loader).getConstructor().newInstance();
        for (int epoch = 2; epoch <= 1 + Integer.getInteger("epochs", 1); epoch++) {
            kernel.begin();
            kernel.events().add("epoch");
            Hooks.epoch = epoch;
            Hooks.running = Thread.currentThread();
            Throwable thrown = null;
            try {
                program.run();
            } catch (Throwable t) {
                thrown = t;
            }
            Hooks.running = null;
            if (thrown != null) {
                thrown.printStackTrace();
                kernel.events().add("thrown " + thrown);
            }
        }
        kernel.events().forEach(out::println);
        if (Agent.instrumenter().failure() != null) {
            out.println(Agent.instrumenter().failure());
        }
    }
}
