package dev.heddle.reports;

import dev.heddle.reports.html.HtmlPage;
import dev.heddle.reports.junit.JunitXml;
import dev.heddle.reports.markdown.SummaryMarkdown;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.Results;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Makes the reports of a run: {@code index.html}, {@code junit.xml} and {@code summary.md}. */
public final class Reports {
    /** The page. */
    public static final String HTML = "index.html";
    /** JUnit's XML. */
    public static final String JUNIT = "junit.xml";
    /** The summary for a CI job's page. */
    public static final String SUMMARY = "summary.md";

    private Reports() {}

    /**
     * Writes the three files into a folder; each replaces an older one at once, when it is whole.
     *
     * @param results what to report; nothing in it is trusted
     * @param folder an existing folder
     * @throws UncheckedIOException if a file cannot be written; the message names it
     */
    public static void write(Results results, Path folder) {
        replace(folder.resolve(JUNIT), out -> junit(results, out));
        replace(
                folder.resolve(SUMMARY),
                out -> out.write(SummaryMarkdown.of(results).getBytes(StandardCharsets.UTF_8)));
        replace(folder.resolve(HTML), out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                new HtmlPage().write(results, writer);
            }
        });
    }

    private static void junit(Results results, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new JunitXml(xml).write(results);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void replace(Path file, Content content) {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
                content.writeTo(out);
            }
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file, Reason.of(e)), e);
        }
    }
}
