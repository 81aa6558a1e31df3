package dev.heddle.engine.catalog;

import dev.heddle.api.Scenario;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * The classes of one plugin jar, which sees the JDK, {@code dev.heddle.api} and itself, and nothing else of the harness: a plugin may carry a library that
 * the harness has too, in another version.
 */
public final class PluginClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String API = Scenario.class.getPackageName() + ".";

    /** Opens a jar. */
    public PluginClassLoader(Path jar) {
        // without a name, which would stand before each frame of a stack trace
        super(new URL[] {url(jar)}, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(API)) {
            return Class.forName(name, false, Scenario.class.getClassLoader());
        }
        return super.loadClass(name, resolve);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
