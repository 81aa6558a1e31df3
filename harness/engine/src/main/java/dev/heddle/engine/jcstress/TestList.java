package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.Grade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.zip.ZipEntry;

/**
 * The list of tests that jcstress's annotation processor leaves in a jar; reading it loads none of their classes.
 *
 * <p>The format has no description but the code of jcstress 0.16. A line per test begins with {@code JCTEST}; then come fields, each its length in decimal, a
 * letter for its type ({@code S}tring, {@code I}nt, {@code B}oolean) and the text. A boolean's text is {@code T} or {@code F}. Lists are preceded by their
 * size.
 */
final class TestList {
    /** Where it lies in a jar. */
    static final String ENTRY = "META-INF/TestList";

    private static final String MAGIC = "JCTEST";
    private static final List<Grade> GRADES = List.of(Grade.ACCEPTABLE, Grade.INTERESTING, Grade.FORBIDDEN);
    private static final int MOST_ITEMS = 10_000;

    private final String line;
    private int cursor = MAGIC.length();

    private TestList(String line) {
        this.line = line;
    }

    /**
     * The tests of a jar; none if it has no list.
     *
     * @throws IOException if the list cannot be read; the message says which line of it
     */
    static List<JcstressTest> of(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(ENTRY);
            if (entry == null) {
                return List.of();
            }
            try (var lines =
                    new BufferedReader(new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
                return read(lines);
            }
        }
    }

    static List<JcstressTest> read(BufferedReader lines) throws IOException {
        var tests = new ArrayList<JcstressTest>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.startsWith(MAGIC)) {
                continue; // as jcstress does
            }
            try {
                tests.add(new TestList(line).test());
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new IOException(
                        "%s, line %d is not as jcstress 0.16 writes it: build the jar with that version (%s)"
                                .formatted(ENTRY, number, e.getMessage()),
                        e);
            }
        }
        return List.copyOf(tests);
    }

    private JcstressTest test() {
        String name = string();
        String className = string();
        string(); // the generated runner
        String description = string();
        if (description.equals("null")) {
            description = ""; // jcstress writes a missing one so
        }
        List<String> actors = strings();
        boolean termination = field('B').equals("T"); // jcstress forks for these
        var cases = new ArrayList<JcstressTest.Case>();
        for (int left = number(); left > 0; left--) {
            Grade grade = grade(number());
            String why = string();
            for (String pattern : strings()) {
                cases.add(new JcstressTest.Case(
                        pattern.isEmpty() ? Optional.empty() : Optional.of(pattern(pattern)),
                        grade,
                        why,
                        FailureKind.OUTCOME));
            }
        }
        return new JcstressTest(name, className, description, actors, termination, List.copyOf(cases), strings());
    }

    private static Grade grade(int ordinal) {
        return ordinal < GRADES.size() ? GRADES.get(ordinal) : Grade.FORBIDDEN; // UNKNOWN, which jcstress fails
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(regex));
        }
    }

    private List<String> strings() {
        var strings = new ArrayList<String>();
        for (int left = number(); left > 0; left--) {
            strings.add(string());
        }
        return List.copyOf(strings);
    }

    private String string() {
        return field('S');
    }

    private int number() {
        int value = Integer.parseInt(field('I'));
        if (value < 0 || value > MOST_ITEMS) {
            throw new IllegalArgumentException("a count of " + value);
        }
        return value;
    }

    private String field(char type) {
        int digits = cursor;
        while (Character.isDigit(line.charAt(cursor))) {
            cursor++;
        }
        int length = Integer.parseInt(line.substring(digits, cursor));
        if (line.charAt(cursor) != type) {
            throw new IllegalArgumentException("'%c' where '%c' is due".formatted(line.charAt(cursor), type));
        }
        String text = line.substring(cursor + 1, cursor + 1 + length);
        cursor += 1 + length;
        return text;
    }
}
