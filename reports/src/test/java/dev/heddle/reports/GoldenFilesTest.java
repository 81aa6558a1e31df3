package dev.heddle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Json;
import dev.heddle.results.Results;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What machines read must not change unseen. After a change that is meant, run this test with {@code -Dheddle.golden=src/test/resources/dev/heddle/reports} and
 * look at the difference.
 */
class GoldenFilesTest {
    @Test
    void theFieldsOfTheJson() throws Exception {
        var fields = new TreeMap<String, Set<String>>();
        addFields("", Json.read(Json.line(SampleRun.results()), Object.class), fields);
        String lines = fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + String.join(" or ", field.getValue()) + "\n")
                .collect(Collectors.joining());
        compare(lines, "results-fields.txt");
    }

    @Test
    void theXmlOfTheSample(@TempDir Path folder) throws Exception {
        compare(folder, SampleRun.results(), Reports.JUNIT, "sample-junit.xml");
    }

    @Test
    void theMarkdownOfTheSample(@TempDir Path folder) throws Exception {
        compare(folder, SampleRun.results(), Reports.SUMMARY, "sample-summary.md");
    }

    @Test
    void theMarkdownOfAGreenRun(@TempDir Path folder) throws Exception {
        compare(folder, SampleRun.green(), Reports.SUMMARY, "green-summary.md");
    }

    @Test
    void theMarkdownOfARunThatRanNothing(@TempDir Path folder) throws Exception {
        Results sample = SampleRun.results();
        Results nothing =
                new Results(Results.SCHEMA_VERSION, sample.run(), List.of(), List.of(), List.of(), 1, 3, "completed");
        compare(folder, nothing, Reports.SUMMARY, "nothing-summary.md");
    }

    private static void addFields(String path, @Nullable Object value, Map<String, Set<String>> fields) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, each) -> addFields(path + "/" + name, each, fields));
        } else if (value instanceof List<?> array) {
            array.forEach(each -> addFields(path + "/*", each, fields));
        } else {
            fields.computeIfAbsent(path, none -> new TreeSet<>()).add(kind(value));
        }
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Number ? "number" : value instanceof Boolean ? "boolean" : "text";
    }

    private static void compare(Path folder, Results results, String file, String golden) throws Exception {
        Reports.write(results, folder);
        compare(Files.readString(folder.resolve(file)), golden);
    }

    private static void compare(String written, String golden) throws Exception {
        String renew = System.getProperty("heddle.golden");
        if (renew != null) {
            Files.writeString(Path.of(renew, golden), written);
        }
        try (InputStream expected = GoldenFilesTest.class.getResourceAsStream(golden)) {
            assertThat(expected).as("golden file " + golden).isNotNull();
            assertThat(written).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
