package dev.heddle.launcher.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.Event;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private static final Cell CELL = new Cell("a", Mode.STRESS, 2, "default", new Jvm("", "", "", 17));
    private static final List<Event> FIRST = List.of(
            new Event.RunStarted(
                    Results.SCHEMA_VERSION, new RunInfo("1", List.of(), 1, 1, "os", "cpu", 2, 1, List.of())),
            new Event.CellsPlanned(List.of(CELL)));

    @TempDir
    Path base;

    private Path out;

    @BeforeEach
    void nameTheFolder() {
        out = base.resolve("out");
    }

    private Results write() throws Exception {
        ReportFolder folder = ReportFolder.at(out);
        try (Journal journal = folder.begin(FIRST)) {
            journal.append(new Event.CellEnded(Judge.unable(CELL, new Claim(Set.of()), "cannot")));
            journal.append(new Event.RunEnded(5, 3, "completed"));
            Results results = folder.read();
            folder.finish(results);
            return results;
        }
    }

    @Test
    void aRunLeavesEveryFileAndNothingElse() throws Exception {
        Results results = write();
        assertThat(results.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.verdict()).isEqualTo(Verdict.ERROR));
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "results.jsonl", "results.json", "index.html", "junit.xml", "summary.md");
        }
    }

    @Test
    void whatCannotBeWrittenToIsToldBeforeAnythingIsRun() throws Exception {
        Path file = Files.createFile(base.resolve("file"));
        assertThatThrownBy(() -> ReportFolder.at(file.resolve("below/out")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("cannot be written: %s is a file".formatted(file));
        Path link = Files.createSymbolicLink(base.resolve("link"), base.resolve("gone"));
        assertThatThrownBy(() -> ReportFolder.at(link))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("%s is a link to something that is not there".formatted(link));
        assertThat(ReportFolder.at(base.resolve("new/and/deeper")).page()).doesNotExist();
    }

    @Test
    void anOlderReportIsReplacedWithItsSchedules() throws Exception {
        write();
        Files.createDirectories(out.resolve("failures"));
        Files.writeString(out.resolve("failures/old.schedule.json"), "{}");
        Files.writeString(out.resolve("index.html"), "old");
        write();
        assertThat(Files.readString(out.resolve("index.html"))).isNotEqualTo("old");
        assertThat(out.resolve("failures")).doesNotExist();
    }

    @Test
    void anOlderReportIsWholeUntilTheNewRunIsUnderWay() throws Exception {
        write();
        ReportFolder.at(out);
        assertThat(out.resolve("index.html")).exists();
        assertThat(out.resolve("results.json")).exists();
    }

    @Test
    void aFolderWithForeignFilesIsRefusedAndLeftAlone() throws Exception {
        write();
        for (String name : List.of("thesis.doc", "failures/notes.txt", "index.html.bak")) {
            Path foreign = out.resolve(name);
            Files.createDirectories(foreign.getParent());
            Files.writeString(foreign, "mine");
            assertThatThrownBy(() -> ReportFolder.at(out))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("name a new folder");
            assertThat(foreign).hasContent("mine");
            Files.delete(foreign);
        }
    }

    @Test
    void aFolderInPlaceOfAFileIsForeign() throws Exception {
        write();
        Files.delete(out.resolve("index.html"));
        Files.createDirectories(out.resolve("index.html"));
        assertThatThrownBy(() -> ReportFolder.at(out)).isInstanceOf(UsageError.class);
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(base.resolve("file"), "x");
        assertThatThrownBy(() -> ReportFolder.at(file))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void whatAnotherRunIsWritingToIsRefused() throws Exception {
        try (Journal journal = ReportFolder.at(out).begin(FIRST)) {
            assertThat(journal).isNotNull();
            assertThatThrownBy(() -> ReportFolder.at(out))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("writing to");
        }
    }

    @Test
    void aReportMadeAgainElsewhereTakesItsSchedulesAlong() throws Exception {
        Results results = write();
        Files.createDirectories(out.resolve("failures"));
        Files.writeString(out.resolve("failures/a.schedule.json"), "{}");
        Path other = base.resolve("out2");
        ReportFolder.at(other).replace(results, out);
        assertThat(other.resolve("failures/a.schedule.json")).hasContent("{}");
        assertThat(other.resolve("index.html")).exists();
        assertThat(other.resolve("results.jsonl")).doesNotExist();
    }
}
