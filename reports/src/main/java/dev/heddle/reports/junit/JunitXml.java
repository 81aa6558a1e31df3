package dev.heddle.reports.junit;

import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results in JUnit's common dialect: a test suite per scenario, a test case per cell; a claim that does not stand is a failure, a cell that could not be run an
 * error, one that was not run is skipped. A jar with problems is an error in a suite of its own, {@code plugins}, so that it cannot go unseen.
 */
public final class JunitXml {
    private static final int MOST_TEXT = 40_000;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    /**
     * A writer of one document.
     *
     * @param xml where to write; it is not closed
     */
    public JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the document. */
    public void write(Results results) throws XMLStreamException {
        List<PluginInfo> broken = results.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .toList();
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "heddle");
        totals(results.cells(), broken.size());
        for (Map.Entry<String, List<CellResult>> scenario :
                byScenario(results.cells()).entrySet()) {
            suite(results, scenario.getKey(), scenario.getValue());
        }
        if (!broken.isEmpty()) {
            plugins(broken);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private static Map<String, List<CellResult>> byScenario(List<CellResult> cells) {
        Map<String, List<CellResult>> scenarios = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            scenarios
                    .computeIfAbsent(cell.cell().scenario(), name -> new ArrayList<>())
                    .add(cell);
        }
        return scenarios;
    }

    private void suite(Results results, String scenario, List<CellResult> cells) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", scenario);
        totals(cells, 0);
        long started = cells.stream()
                .mapToLong(CellResult::startedMillis)
                .filter(millis -> millis > 0)
                .min()
                .orElse(results.run().startedMillis());
        attribute("timestamp", TIMESTAMP.format(Instant.ofEpochMilli(started)));
        line(2);
        xml.writeStartElement("properties");
        property("heddle.version", results.run().heddleVersion());
        property("heddle.seed", Long.toString(results.run().seed()));
        property("heddle.ended", results.ended());
        line(2);
        xml.writeEndElement();
        for (CellResult cell : cells) {
            testCase(cell, cells);
        }
        line(1);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testCase(CellResult result, List<CellResult> scenario) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("name", name(result.cell(), scenario));
        attribute("classname", result.cell().scenario());
        attribute("time", seconds(result.elapsedNanos()));
        switch (result.verdict()) {
            case PASS -> {}
            case FAIL -> problem("failure", type(result), result.reason(), Evidence.of(result));
            case ERROR -> problem("error", type(result), result.reason(), Evidence.of(result));
            case NOT_RUN -> {
                line(3);
                xml.writeEmptyElement("skipped");
                attribute("message", result.reason());
            }
        }
        if (!result.output().text().isEmpty()) {
            line(3);
            xml.writeStartElement("system-out");
            text(result.output().text());
            xml.writeEndElement();
        }
        line(2);
        xml.writeEndElement();
    }

    private void plugins(List<PluginInfo> broken) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", "plugins");
        totals(List.of(), broken.size());
        for (PluginInfo plugin : broken) {
            line(2);
            xml.writeStartElement("testcase");
            attribute("name", plugin.file());
            attribute("classname", "plugins");
            attribute("time", seconds(0));
            problem("error", "plugin", plugin.problems().get(0), String.join("\n", plugin.problems()));
            line(2);
            xml.writeEndElement();
        }
        line(1);
        xml.writeEndElement();
    }

    private void problem(String element, String type, String message, String text) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        attribute("message", message);
        attribute("type", type);
        text(text);
        xml.writeEndElement();
    }

    /** Name of a cell within its scenario, with as much of the JVM's version as tells it from its neighbours. */
    private static String name(Cell cell, List<CellResult> scenario) {
        String base = cell.mode().word() + ", " + cell.load();
        String jit = cell.jit().equals("default") ? "" : ", " + cell.jit();
        boolean alone = scenario.stream()
                .map(result -> result.cell().jvm())
                .allMatch(jvm -> jvm.feature() != cell.jvm().feature() || jvm.equals(cell.jvm()));
        return base + jit + ", JDK "
                + (alone
                        ? cell.jvm().feature()
                        : cell.jvm().version() + " of " + cell.jvm().vendor());
    }

    private static String type(CellResult result) {
        return result.failures().isEmpty()
                ? result.verdict() == Verdict.ERROR ? "error" : "claim"
                : result.failures().get(0).kind().words();
    }

    private void totals(List<CellResult> cells, int errors) throws XMLStreamException {
        attribute("tests", Integer.toString(cells.size() + errors));
        attribute("failures", Long.toString(count(cells, Verdict.FAIL)));
        attribute("errors", Long.toString(count(cells, Verdict.ERROR) + errors));
        attribute("skipped", Long.toString(count(cells, Verdict.NOT_RUN)));
        attribute(
                "time",
                seconds(cells.stream().mapToLong(CellResult::elapsedNanos).sum()));
    }

    private static long count(List<CellResult> cells, Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(Printable.shortened(value, 2_000)));
    }

    private void text(String text) throws XMLStreamException {
        String printable = Printable.text(text);
        if (printable.length() > MOST_TEXT) {
            printable = Printable.shortened(printable, MOST_TEXT) + "\n… " + (printable.length() - MOST_TEXT)
                    + " more characters in results.json";
        }
        xml.writeCharacters(printable);
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
