package dev.heddle.launcher.collect;

import dev.heddle.launcher.plan.UsageError;
import dev.heddle.reports.Reports;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.Event;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import dev.heddle.results.ResultsFold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a report is written to. An older report in it is replaced, once the new run is under way; a folder with anything else in it is refused, so that
 * a slip of the keyboard costs nobody their files.
 */
public final class ReportFolder {
    private static final String EVENTS = "results.jsonl";
    private static final String RESULTS = "results.json";
    private static final String FAILURES = "failures";
    private static final String SCHEDULE = ".schedule.json";
    private static final String MADE = ".new";
    private static final List<String> FILES = List.of(EVENTS, RESULTS, Reports.HTML, Reports.JUNIT, Reports.SUMMARY);

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder that may be written to; nothing is written yet.
     *
     * @throws UsageError if it is a file, holds something that is not of a report, or another run is writing to it
     */
    public static ReportFolder at(Path folder) throws UsageError {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageError("--report: %s is a file: name a folder".formatted(folder));
        }
        requireRoom(folder);
        try {
            if (Files.isDirectory(folder)) {
                Optional<Path> foreign = foreign(folder);
                if (foreign.isPresent()) {
                    throw new UsageError(
                            "--report: %s holds %s, which is not part of a report: name a new folder, or one with an older report"
                                    .formatted(folder, folder.relativize(foreign.get())));
                }
                requireUnlocked(folder);
            }
        } catch (IOException e) {
            throw new UsageError("--report: %s cannot be read: %s".formatted(folder, Reason.of(e)));
        }
        return new ReportFolder(folder);
    }

    /** Better told now than when the first cell is due. */
    private static void requireRoom(Path folder) throws UsageError {
        Path above = folder.toAbsolutePath();
        while (!Files.exists(above, LinkOption.NOFOLLOW_LINKS) && above.getParent() != null) {
            above = above.getParent();
        }
        String why = !Files.exists(above)
                ? "%s is a link to something that is not there"
                : !Files.isDirectory(above)
                        ? "%s is a file"
                        : !Files.isWritable(above) ? "%s may not be written to" : "";
        if (!why.isEmpty()) {
            throw new UsageError(
                    "--report: %s cannot be written: %s: name another folder".formatted(folder, why.formatted(above)));
        }
    }

    private static Optional<Path> foreign(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.equals(FAILURES) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Optional<Path> below = foreignBelow(entry);
                    if (below.isPresent()) {
                        return below;
                    }
                } else if (!isOfReport(name) || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfReport(String name) {
        String whole = name.endsWith(MADE) ? name.substring(0, name.length() - MADE.length()) : name;
        return FILES.contains(whole) || name.equals(".DS_Store");
    }

    private static Optional<Path> foreignBelow(Path failures) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(failures)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().contains(SCHEDULE)
                        || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    private static void requireUnlocked(Path folder) throws IOException, UsageError {
        Path events = folder.resolve(EVENTS);
        if (!Files.exists(events)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(events, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new UsageError("--report: another run is writing to %s: wait for it, or name another folder"
                        .formatted(folder));
            }
        } catch (OverlappingFileLockException sameProcess) {
            throw new UsageError("--report: this program is writing to %s already".formatted(folder));
        }
    }

    /** What has happened so far, a line each. */
    public Path events() {
        return folder.resolve(EVENTS);
    }

    /** Where schedule files go. */
    public Path failures() {
        return folder.resolve(FAILURES);
    }

    /** The page. */
    public Path page() {
        return folder.resolve(Reports.HTML);
    }

    /**
     * Begins a report: the older one makes way for a journal that holds these events.
     *
     * @throws IOException if the folder cannot be written to; the message says so
     */
    public Journal begin(List<Event> events) throws IOException {
        try {
            Files.createDirectories(failures());
        } catch (IOException e) {
            throw new IOException("%s cannot be made: %s".formatted(folder, Reason.of(e)), e);
        }
        Path made = folder.resolve(EVENTS + MADE);
        var journal = new Journal(made);
        if (!journal.lock()) {
            journal.close();
            throw new IOException("another run is writing to " + folder);
        }
        for (Event event : events) {
            journal.append(event);
        }
        Files.move(made, events(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (String file : FILES) {
            if (!file.equals(EVENTS)) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
        clearFailures();
        return journal;
    }

    private void clearFailures() throws IOException {
        try (DirectoryStream<Path> older = Files.newDirectoryStream(failures(), "*" + SCHEDULE + "*")) {
            for (Path file : older) {
                Files.delete(file);
            }
        }
    }

    /**
     * Writes the results and every report of them.
     *
     * @throws IOException if a file cannot be written; the message names it
     */
    public void finish(Results results) throws IOException {
        write(results);
        dropEmptyFailures();
    }

    /**
     * Puts a report that is made again in the place of an older one, with the schedule files that belong to it.
     *
     * @param source the folder that the results come from; may be this one
     * @throws IOException if a file cannot be written; the message names it
     */
    public void replace(Results results, @Nullable Path source) throws IOException {
        if (source != null && !(Files.isDirectory(folder) && Files.isSameFile(source, folder))) {
            Files.createDirectories(failures());
            clearFailures();
            Files.deleteIfExists(events());
            if (Files.isDirectory(source.resolve(FAILURES))) {
                try (DirectoryStream<Path> schedules =
                        Files.newDirectoryStream(source.resolve(FAILURES), "*" + SCHEDULE)) {
                    for (Path schedule : schedules) {
                        Files.copy(schedule, failures().resolve(schedule.getFileName()));
                    }
                }
            }
        }
        write(results);
        dropEmptyFailures();
    }

    private void dropEmptyFailures() throws IOException {
        if (!Files.isDirectory(failures())) {
            return;
        }
        boolean empty;
        try (DirectoryStream<Path> schedules = Files.newDirectoryStream(failures())) {
            empty = !schedules.iterator().hasNext();
        }
        if (empty) {
            Files.delete(failures());
        }
    }

    /**
     * The results so far, from the events.
     *
     * @throws IOException if they cannot be read
     */
    public Results read() throws IOException {
        return ResultsFold.read(Files.newInputStream(events()));
    }

    /** Each file replaces an older one when it is whole. */
    private void write(Results results) throws IOException {
        Files.createDirectories(folder);
        Path made = folder.resolve(RESULTS + MADE);
        try (Writer writer = Files.newBufferedWriter(made)) {
            Json.writeIndented(results, writer);
        } catch (IOException e) {
            throw new IOException("%s cannot be written: %s".formatted(made, Reason.of(e)), e);
        }
        Files.move(made, folder.resolve(RESULTS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            Reports.write(results, folder);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }
}
