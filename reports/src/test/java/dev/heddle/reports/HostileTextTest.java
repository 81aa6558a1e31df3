package dev.heddle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.Results;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Whatever a scenario puts into a text, the reports stay whole and say it as text. */
class HostileTextTest {
    @TempDir
    static Path folder;

    private static final Results RESULTS = HostileRun.results();

    @BeforeAll
    static void write() {
        Reports.write(RESULTS, folder);
    }

    @Test
    void theXmlIsWellFormedAndHasEveryCell() throws Exception {
        DocumentBuilderFactory strict = DocumentBuilderFactory.newInstance();
        strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                strict.newDocumentBuilder().parse(folder.resolve(Reports.JUNIT).toFile());
        long broken = RESULTS.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .count();
        assertThat(document.getElementsByTagName("testcase").getLength())
                .isEqualTo(RESULTS.cells().size() + (int) broken);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent())
                .contains("<script>document.title='owned'</script>")
                .contains("\\u0000\\u0001")
                .contains("😀");
    }

    @Test
    void theMarkdownHasNoMarkupButItsOwn() throws Exception {
        String text = Files.readString(folder.resolve(Reports.SUMMARY));
        assertThat(Pattern.compile("<(?!/?code>|br>)").matcher(text).find())
                .as("an element that is not ours")
                .isFalse();
        assertThat(text.replaceAll("(?s)`index.html`", ""))
                .doesNotContain("`", "](", "![", "https://", "@everyone", "javascript:", "\u202e");
        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .allMatch(line -> line.startsWith("## ") || line.startsWith("### "));
        long columns = text.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.chars().filter(c -> c == '|').count())
                .distinct()
                .count();
        assertThat(columns)
                .as("every row of the table has the same number of cells")
                .isOne();
    }

    @Test
    void theFilesAreUtf8() throws Exception {
        for (String name : new String[] {Reports.HTML, Reports.JUNIT, Reports.SUMMARY}) {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))));
        }
    }

    @Test
    void theConsoleTableHasNoControlCharacters() {
        for (CellResult cell : RESULTS.cells()) {
            cell.failures().stream()
                    .filter(failure -> failure.interleaving() != null)
                    .flatMap(failure -> new InterleavingTable(100, 50)
                            .lines(java.util.Objects.requireNonNull(failure.interleaving())).stream())
                    .forEach(line -> assertThat(line.chars())
                            .noneMatch(c -> c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 || c == 0x202e));
        }
    }
}
