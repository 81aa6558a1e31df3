package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.Instrumenter;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What a program finds when it starts, and may change for the whole JVM: the same again before each schedule. */
final class Surroundings {
    private final Instrumenter instrumenter;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();
    private final Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final Map<Object, Object> properties = new HashMap<>(System.getProperties());
    private @Nullable Loggers loggers;
    private @Nullable Drivers drivers;

    /** Remembers what is there now. */
    Surroundings(Instrumenter instrumenter) {
        this.instrumenter = instrumenter;
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
        if (Locale.getDefault() != locale) {
            Locale.setDefault(locale);
        }
        if (instrumenter.isProgramSettingProperties()) {
            if (!System.getProperties().equals(properties)) {
                Properties fresh = new Properties();
                fresh.putAll(properties);
                System.setProperties(fresh);
            }
            TimeZone.setDefault(zone); // one of the properties, to begin with
        }
        if (instrumenter.isProgramLogging()) {
            if (loggers == null) {
                loggers = new Loggers();
            }
            loggers.restore();
        }
        if (instrumenter.isProgramUsingDrivers()) {
            if (drivers == null) {
                instrumenter.openPackageOf(DriverManager.class);
                drivers = new Drivers();
            }
            drivers.restore();
        }
    }
}
