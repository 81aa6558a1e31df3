package dev.heddle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @Test
    void writesThreeFilesAndNothingElse(@TempDir Path folder) throws Exception {
        Reports.write(SampleRun.results(), folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "junit.xml", "summary.md");
        }
        String keep = System.getProperty("heddle.reports.keep");
        if (keep != null) {
            Files.createDirectories(Path.of(keep));
            Reports.write(SampleRun.results(), Path.of(keep));
        }
    }

    @Test
    void aKilledRunIsLabelledInEachReport(@TempDir Path folder) throws Exception {
        Reports.write(SampleRun.killed(), folder);
        assertThat(Files.readString(folder.resolve(Reports.HTML))).contains("The run was killed");
        assertThat(Files.readString(folder.resolve(Reports.SUMMARY))).contains("The run was killed");
        assertThat(Files.readString(folder.resolve(Reports.JUNIT))).contains("name=\"heddle.ended\" value=\"killed\"");
    }

    @Test
    void anInterleavingReadsAsAColumnPerThread() {
        assertThat(new InterleavingTable(120, 100).render(SampleRun.lostUpdateInterleaving()))
                .isEqualTo("""
                               increment                   decrement                    at
                        ---------------------------------------------------------------------------------------
                           1   begin                                                    UnlockedCounter.java:21
                           2*  read Counter#1.value -> 0                                UnlockedCounter.java:21
                               -- increment is preempted --
                           3                               begin                        UnlockedCounter.java:22
                           4                               read Counter#1.value -> 0    UnlockedCounter.java:22
                           5*                              write Counter#1.value <- -1  UnlockedCounter.java:22
                           6*  write Counter#1.value <- 1                               UnlockedCounter.java:21""");
    }

    @Test
    void aColumnIsNoWiderThanItsThreadNeeds() {
        assertThat(new InterleavingTable(87, 100).render(SampleRun.lostUpdateInterleaving()))
                .contains("write Counter#1.value <- 1 ", "write Counter#1.value <- -1 ")
                .doesNotContain("..");
    }
}
