package dev.heddle.reports.html;

import dev.heddle.reports.page.PageView;
import dev.heddle.results.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes results as one page of HTML that needs nothing beside it: styles, script and pictures are inside. */
public final class HtmlPage {
    private static final String FOLDER = "dev/heddle/reports/html/";

    private final TemplateEngine engine = new TemplateEngine();

    /** Sets the templates up; parses none yet. */
    public HtmlPage() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(HtmlPage.class.getClassLoader());
        templates.setPrefix(FOLDER);
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        StandardDialect dialect = new StandardDialect();
        dialect.setVariableExpressionEvaluator(new RecordPaths());
        engine.setDialect(dialect);
        engine.setTemplateResolver(templates);
    }

    /**
     * Writes the page.
     *
     * @param results what to show
     * @param out where to; it is flushed, not closed
     */
    public void write(Results results, Writer out) {
        String script = resource("report.js");
        Map<String, Object> variables = Map.of(
                "page",
                PageView.of(results),
                "style",
                resource("report.css"),
                "script",
                script,
                "policy",
                policy(script));
        engine.process("page", new Context(Locale.ROOT, variables), out);
    }

    /** Nothing is loaded from anywhere, and of all scripts only the page's own runs, known by its hash. */
    private static String policy(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
                    + "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
