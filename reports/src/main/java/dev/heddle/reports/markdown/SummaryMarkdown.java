package dev.heddle.reports.markdown;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.OverallVerdict;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Mode;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results as a page of Markdown as GitHub and GitLab read it. What a scenario wrote stands in {@code <code>} elements, with each mark that Markdown or HTML
 * could take for its own as a character reference, so that it can start no element, link, mention, table cell or emphasis.
 */
public final class SummaryMarkdown {
    private static final int MOST_RED = 40;
    private static final int MOST_ROWS = 300;
    private static final int MOST_TEXT = 500;

    private final StringBuilder out = new StringBuilder();

    private SummaryMarkdown() {}

    /** The page; ends with a line end. */
    public static String of(Results results) {
        return new SummaryMarkdown().write(results);
    }

    private String write(Results results) {
        OverallVerdict overall = OverallVerdict.of(results);
        out.append("## ").append(sign(overall.colour())).append(" Heddle: ").append(overall.headline());
        out.append("\n\n").append(overall.sentence());
        out.append(overall.ending().isEmpty() ? "" : " " + overall.ending()).append("\n\n");
        problems(results);
        red(results);
        table(results);
        out.append("Seed ").append(results.run().seed()).append(" · ");
        out.append(code(results.run().os()))
                .append(" · ")
                .append(Amount.of(results.run().processors(), "processor"));
        results.run().jvms().forEach(jvm -> out.append(" · JDK ").append(code(jvm.version())));
        out.append(" · Heddle ").append(code(results.run().heddleVersion())).append("\n\n");
        out.append("The whole story is in `index.html` of this run's report.\n");
        return out.toString();
    }

    private void problems(Results results) {
        List<PluginInfo> broken = results.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .toList();
        if (broken.isEmpty()) {
            return;
        }
        out.append("### Jars with problems\n\n");
        for (PluginInfo plugin : broken) {
            for (String problem : plugin.problems()) {
                out.append("- ")
                        .append(code(plugin.file()))
                        .append(": ")
                        .append(code(problem))
                        .append('\n');
            }
        }
        out.append('\n');
    }

    private void red(Results results) {
        List<CellResult> red = results.cells().stream()
                .filter(cell -> cell.verdict() == Verdict.FAIL || cell.verdict() == Verdict.ERROR)
                .toList();
        if (red.isEmpty()) {
            return;
        }
        out.append("### What is red\n\n");
        for (CellResult cell : red.subList(0, Math.min(MOST_RED, red.size()))) {
            out.append("- **").append(cell.verdict().word()).append("** ");
            out.append(code(cell.cell().title())).append(": ").append(code(cell.reason()));
            cell.failures().stream().limit(1).forEach(this::failure);
            out.append('\n');
        }
        if (red.size() > MOST_RED) {
            out.append("- … ").append(red.size() - MOST_RED).append(" more in `index.html`\n");
        }
        out.append('\n');
    }

    private void failure(FailureReport failure) {
        out.append("<br>")
                .append(failure.kind().words())
                .append(": ")
                .append(code(failure.message()))
                .append(", seen ")
                .append(Amount.of(failure.count(), "time"));
        Interleaving interleaving = failure.interleaving();
        if (interleaving != null && interleaving.replay() != null) {
            out.append("<br>replay: ").append(code(interleaving.replay()));
        }
    }

    private void table(Results results) {
        if (results.cells().isEmpty()) {
            return;
        }
        out.append("### Scenarios\n\n| Scenario | Claim |");
        List<Mode> modes = results.cells().stream()
                .map(cell -> cell.cell().mode())
                .distinct()
                .sorted()
                .toList();
        modes.forEach(mode -> out.append(' ').append(mode.word()).append(" |"));
        out.append("\n|---|---|").append("---|".repeat(modes.size())).append('\n');
        Map<String, List<CellResult>> rows = new LinkedHashMap<>();
        for (CellResult cell : results.cells()) {
            rows.computeIfAbsent(cell.cell().scenario(), name -> new ArrayList<>())
                    .add(cell);
        }
        int written = 0;
        for (Map.Entry<String, List<CellResult>> row : rows.entrySet()) {
            if (written++ == MOST_ROWS) {
                out.append("\n… ").append(rows.size() - MOST_ROWS).append(" more scenarios in `index.html`\n");
                break;
            }
            row(row.getKey(), row.getValue(), modes);
        }
        out.append('\n');
    }

    private void row(String scenario, List<CellResult> cells, List<Mode> modes) {
        String claims =
                cells.stream().map(cell -> cell.claim().words()).distinct().collect(Collectors.joining("; "));
        out.append("| ")
                .append(code(scenario))
                .append(" | ")
                .append(escaped(claims))
                .append(" |");
        for (Mode mode : modes) {
            String cellsOfMode = cells.stream()
                    .filter(cell -> cell.cell().mode() == mode)
                    .limit(16)
                    .map(cell -> sign(cell.verdict()) + threads(cell.cell()) + jit(cell))
                    .collect(Collectors.joining(" "));
            out.append(' ').append(cellsOfMode.isEmpty() ? "–" : cellsOfMode).append(" |");
        }
        out.append('\n');
    }

    private static String threads(Cell cell) {
        return cell.threads() == 0 ? "" : " " + cell.threads();
    }

    private static String jit(CellResult cell) {
        return cell.cell().jit().equals("default")
                ? ""
                : " " + escaped(cell.cell().jit());
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅";
            case FAIL -> "❌";
            case ERROR -> "⚠️";
            case NOT_RUN -> "⏸";
        };
    }

    private static String code(String raw) {
        return "<code>" + escaped(raw) + "</code>";
    }

    private static String escaped(String raw) {
        String text = Printable.line(raw, MOST_TEXT);
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80 && !Character.isLetterOrDigit(c) && " .,-".indexOf(c) < 0) {
                safe.append("&#").append((int) c).append(';');
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
