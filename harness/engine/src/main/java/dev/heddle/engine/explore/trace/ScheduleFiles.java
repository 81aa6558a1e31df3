package dev.heddle.engine.explore.trace;

import dev.heddle.results.FailureKind;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Json;
import dev.heddle.results.ScheduleFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Schedule files: how they are called, written and read. */
public final class ScheduleFiles {
    private static final String ENDING = ".schedule.json";

    private ScheduleFiles() {}

    /**
     * Saves a schedule in a folder that is there, under a name of its own.
     *
     * @return its interleaving, which now says where it is and how to replay it
     * @throws IOException if it cannot be written; the message names the file
     */
    public static Interleaving save(Path folder, ScheduleFile schedule) throws IOException {
        String base = schedule.cell().fileName() + "-" + word(schedule.kind());
        for (int i = 1; ; i++) {
            String name = base + (i == 1 ? "" : "-" + i) + ENDING;
            Path file = folder.resolve(name);
            Interleaving interleaving = withFile(schedule.interleaving(), folder, file);
            try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
                Json.writeIndented(withInterleaving(schedule, interleaving), writer);
                return interleaving;
            } catch (FileAlreadyExistsException e) {
                // The next number, then.
            }
        }
    }

    private static String word(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Interleaving withFile(Interleaving interleaving, Path folder, Path file) {
        return new Interleaving(
                interleaving.threads(),
                interleaving.steps(),
                interleaving.preemptions(),
                folder.getFileName() + "/" + file.getFileName(),
                "java -jar harness.jar --replay " + quoted(file.toString()));
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./:\\\\-]+") ? path : '"' + path + '"';
    }

    private static ScheduleFile withInterleaving(ScheduleFile schedule, Interleaving interleaving) {
        return new ScheduleFile(
                schedule.schemaVersion(),
                schedule.cell(),
                schedule.jar(),
                schedule.className(),
                schedule.classPath(),
                schedule.arguments(),
                schedule.seed(),
                schedule.instrument(),
                schedule.wakeUps(),
                schedule.jvmArguments(),
                schedule.opened(),
                schedule.choices(),
                schedule.points(),
                schedule.kind(),
                schedule.message(),
                interleaving,
                schedule.later());
    }

    /**
     * Reads a schedule file.
     *
     * @throws IOException if it is not there, is none, or was written by a newer version; the message names the file
     */
    public static ScheduleFile read(Path file) throws IOException {
        try {
            ScheduleFile schedule = Json.read(Files.readString(file), ScheduleFile.class);
            Json.requireFormat(schedule.schemaVersion(), ScheduleFile.SCHEMA_VERSION);
            return schedule;
        } catch (IOException e) {
            throw new IOException("cannot read the schedule file %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
