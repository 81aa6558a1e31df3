package dev.heddle.engine.explore;

import java.util.Collections;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The loggers of the JVM, which a program's handlers and levels would stay with from schedule to schedule. */
final class Loggers {
    private final LogManager manager = LogManager.getLogManager();

    /** As they are in a JVM that was just started: all of them but the root without handlers and levels of their own. */
    void restore() {
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) {
                restore(logger, name.isEmpty());
            }
        }
    }

    private static void restore(Logger logger, boolean root) {
        for (Handler handler : logger.getHandlers()) {
            if (!root || handler.getClass().getClassLoader() != null) {
                logger.removeHandler(handler);
            } else if (handler.getLevel() != Level.INFO) {
                handler.setLevel(Level.INFO);
            }
        }
        @Nullable Level level = root ? Level.INFO : null;
        if (logger.getLevel() != level) {
            logger.setLevel(level);
        }
        if (!logger.getUseParentHandlers()) {
            logger.setUseParentHandlers(true);
        }
        if (logger.getFilter() != null) {
            logger.setFilter(null);
        }
    }
}
