package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.launcher.plan.Sizing;
import dev.heddle.results.Order;
import java.nio.file.Path;

/** What a worker is told of how to run a cell. */
final class SettingsOf {
    private SettingsOf() {}

    static Order.Settings command(Command.How how, Sizing sizing, PlannedCell planned, long seed, Path failures) {
        return new Order.Settings(
                planned.duration().toMillis(),
                planned.longest().toMillis(),
                sizing.iterations(),
                how.timeout().toMillis(),
                seed,
                how.strategy(),
                how.instrument(),
                how.wakeUps(),
                how.failFast(),
                failures.toString(),
                how.jvms().arguments());
    }
}
