package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.Facility;
import dev.heddle.engine.explore.instrument.Instrumenter;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What a program finds when it starts, and may change for the whole JVM: the same again before each schedule. */
final class Surroundings {
    private final Instrumenter instrumenter;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final TimeZone zone = TimeZone.getDefault();
    private final Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final Map<Object, Object> properties = new HashMap<>(System.getProperties());
    private final ClassLoader loader;
    private final JvmSettings settings;
    private @Nullable Loggers loggers;
    private @Nullable Drivers drivers;
    private @Nullable Beans beans;

    /**
     * Remembers what is there now.
     *
     * @param loader of the program's classes
     */
    Surroundings(Instrumenter instrumenter, ClassLoader loader) {
        this.instrumenter = instrumenter;
        this.loader = loader;
        this.settings = new JvmSettings(instrumenter);
    }

    void restore() {
        if (System.out != out) {
            System.setOut(out);
        }
        if (System.err != err) {
            System.setErr(err);
        }
        if (System.in != in) {
            System.setIn(in);
        }
        if (Thread.getDefaultUncaughtExceptionHandler() != handler) {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
        if (instrumenter.isProgramUsingFacilities()) {
            restoreFacilities();
        }
    }

    private void restoreFacilities() {
        if (instrumenter.isProgramUsing(Facility.PROPERTIES)) {
            if (!System.getProperties().equals(properties)) {
                Properties fresh = new Properties();
                fresh.putAll(properties);
                System.setProperties(fresh);
            }
            TimeZone.setDefault(zone); // one of the properties, to begin with
        }
        if (instrumenter.isProgramUsing(Facility.LOGGING)) {
            if (loggers == null) {
                loggers = new Loggers();
            }
            loggers.restore();
        }
        if (instrumenter.isProgramUsing(Facility.DRIVERS)) {
            if (drivers == null) {
                instrumenter.openPackageOf(DriverManager.class);
                drivers = new Drivers();
            }
            drivers.restore();
        }
        if (instrumenter.isProgramUsing(Facility.BUNDLES)) {
            ResourceBundle.clearCache(loader);
        }
        if (instrumenter.isProgramUsing(Facility.MANAGEMENT)) {
            if (beans == null) {
                beans = new Beans();
            }
            beans.restore();
        }
        if (instrumenter.isProgramUsing(Facility.SETTINGS)) {
            settings.restore();
        }
    }
}
