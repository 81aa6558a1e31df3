package dev.heddle.engine.explore;

import dev.heddle.results.Cell;
import dev.heddle.results.Order;
import dev.heddle.results.ScheduleFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule comes from: all that is needed to make its program again.
 *
 * @param cell in which it was found
 * @param jar path of the jar that holds the scenario; null for a program
 * @param className of the scenario, or the main class
 * @param classPath of a program; empty for a scenario
 * @param arguments of a program; empty for a scenario
 */
record Origin(Cell cell, @Nullable String jar, String className, List<String> classPath, List<String> arguments) {
    static Origin of(Order.Run order) {
        return new Origin(order.cell(), order.jar(), order.className(), List.of(), List.of());
    }

    static Origin of(Order.RunProgram order) {
        return new Origin(order.cell(), null, order.mainClass(), order.classPath(), order.arguments());
    }

    static Origin of(ScheduleFile schedule, @Nullable String jar) {
        return new Origin(
                schedule.cell(),
                jar == null ? schedule.jar() : jar,
                schedule.className(),
                schedule.classPath(),
                schedule.arguments());
    }
}
