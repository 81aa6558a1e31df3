package dev.heddle.engine.catalog;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Mode;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.ScenarioInfo;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a scenario what it says of itself, and believes nothing of it before it has been checked. */
final class Description {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 100_000;

    private final Scenario scenario;
    private final String className;

    Description(Scenario scenario, String className) {
        this.scenario = scenario;
        this.className = className;
    }

    /** A scenario says something of itself that cannot be; the message is a sentence. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private interface Question<T> {
        @Nullable
        T ask();
    }

    /**
     * The scenario's description.
     *
     * @param plugin file name of its jar
     * @throws Unfit if it has none that is right
     */
    ScenarioInfo describe(String plugin) throws Unfit {
        String name = name();
        String summary = text(name, "summary()", scenario::summary);
        if (summary.isBlank()) {
            throw new Unfit("%s: summary() is empty: say in one sentence what the scenario does".formatted(of(name)));
        }
        String explanation = text(name, "explanation()", scenario::explanation);
        ThreadCounts threads = answer(name, "threads()", scenario::threads);
        return new ScenarioInfo(
                name,
                Excerpt.oneLine(summary),
                explanation,
                tags(name),
                claims(name),
                threads.least(),
                threads.most(),
                threads.step(),
                plugin,
                className);
    }

    private String name() throws Unfit {
        String name = answer("", "name()", scenario::name);
        if (name.length() > LONGEST_NAME) {
            throw new Unfit("%s: name() returns %,d characters: it may have %d at most"
                    .formatted(className, name.length(), LONGEST_NAME));
        }
        if (!NAME.matcher(name).matches()) {
            throw new Unfit(
                    "%s: name() returns \"%s\": a name is words of lower-case letters, digits and hyphens, joined by dots, as in \"counter.unlocked\""
                            .formatted(className, Excerpt.oneLine(name)));
        }
        return name;
    }

    private List<String> tags(String name) throws Unfit {
        var tags = new TreeSet<String>();
        for (Object tag : all(name, "tags()", scenario::tags)) {
            tags.add(Excerpt.oneLine(Excerpt.of(tag)));
        }
        return List.copyOf(tags);
    }

    private Map<dev.heddle.results.Mode, Claim> claims(String name) throws Unfit {
        Set<?> modes = all(name, "modes()", scenario::modes);
        if (modes.isEmpty()) {
            throw new Unfit("%s: modes() is empty: say in which modes the scenario can be run".formatted(of(name)));
        }
        Expectation expectation = answer(name, "expectation()", scenario::expectation);
        Map<dev.heddle.results.Mode, Claim> claims = new EnumMap<>(dev.heddle.results.Mode.class);
        for (Mode mode : Mode.values()) {
            if (modes.contains(mode)) {
                claims.put(dev.heddle.results.Mode.valueOf(mode.name()), claim(expectation.in(mode)));
            }
        }
        return claims;
    }

    private static Claim claim(Expectation expectation) {
        Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
        for (Failure failure : expectation.failures()) {
            kinds.add(FailureKind.valueOf(failure.name()));
        }
        return new Claim(kinds);
    }

    private Set<?> all(String name, String method, Question<? extends Set<?>> question) throws Unfit {
        Set<?> set = answer(name, method, question);
        try {
            return Set.copyOf(set);
        } catch (Throwable t) {
            throw new Unfit("%s: the set that %s returns threw %s".formatted(of(name), method, Excerpt.of(t)));
        }
    }

    private String text(String name, String method, Question<String> question) throws Unfit {
        String text = answer(name, method, question);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "... (cut)";
    }

    private <T> T answer(String name, String method, Question<T> question) throws Unfit {
        @Nullable T answer;
        try {
            answer = question.ask();
        } catch (Throwable t) {
            throw new Unfit("%s: %s threw %s%s".formatted(of(name), method, Excerpt.of(t), Place.of(t)));
        }
        if (answer == null) {
            throw new Unfit("%s: %s returns null".formatted(of(name), method));
        }
        return answer;
    }

    private String of(String name) {
        return name.isEmpty() ? className : "%s (%s)".formatted(name, className);
    }
}
