package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.plan.Sizing;
import dev.heddle.results.Order;
import java.nio.file.Path;
import java.time.Duration;

/** What a worker is told of how to run a cell. */
final class SettingsOf {
    private SettingsOf() {}

    static Order.Settings command(Command.How how, Sizing sizing, Duration duration, long seed, Path failures) {
        return new Order.Settings(
                duration.toMillis(),
                sizing.iterations(),
                how.timeout().toMillis(),
                seed,
                how.strategy(),
                how.instrument(),
                how.wakeUps(),
                how.failFast(),
                failures.toString());
    }
}
