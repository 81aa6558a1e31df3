package dev.heddle.engine.jcstress;

import dev.heddle.engine.catalog.ForeignJar;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * A jar of jcstress tests, described without loading a class of it. Each test is a scenario of one mode. It claims to hold, unless it marks an interesting
 * outcome by a description that begins with "Must be seen": then it claims to break by showing it.
 */
public final class JcstressJar implements ForeignJar {
    @Override
    public boolean recognises(JarFile jar) {
        return jar.getEntry(TestList.ENTRY) != null;
    }

    @Override
    public List<ScenarioInfo> describe(Path jar, Consumer<String> problem) throws IOException {
        List<JcstressTest> tests = TestList.of(jar);
        if (tests.isEmpty()) {
            problem.accept("%s names no test: was the jar built with jcstress's annotation processor?"
                    .formatted(TestList.ENTRY));
        }
        List<String> shortNames = tests.stream().map(JcstressJar::shortName).toList();
        var scenarios = new ArrayList<ScenarioInfo>();
        for (JcstressTest test : tests) {
            String name = shortName(test);
            boolean unique = Collections.frequency(shortNames, name) == 1;
            scenarios.add(info(test, unique ? name : test.name(), jar));
        }
        return scenarios;
    }

    private static ScenarioInfo info(JcstressTest test, String name, Path jar) {
        int threads = Math.max(1, test.actors().size());
        Claim claim = new Claim(test.isProof() ? Set.of(FailureKind.OUTCOME) : Set.of());
        return new ScenarioInfo(
                name,
                test.description().isBlank() ? "The jcstress test " + test.name() + "." : test.description(),
                explanation(test),
                List.of("jcstress"),
                Map.of(Mode.JCSTRESS, claim),
                threads,
                threads,
                1,
                String.valueOf(jar.getFileName()),
                test.className());
    }

    private static String explanation(JcstressTest test) {
        String what = test.termination()
                ? "%s asks whether the loop of %s ends after it was told to."
                        .formatted(test.name(), test.actors().get(0))
                : "%s runs %s on fresh states.".formatted(test.name(), String.join(" and ", test.actors()));
        return test.references().isEmpty() ? what : what + "\n\nSee " + String.join(", ", test.references()) + ".";
    }

    /** The class without its package: {@code Outer.Inner}. */
    private static String shortName(JcstressTest test) {
        String[] parts = test.name().split("\\.");
        for (int i = 0; i < parts.length - 1; i++) {
            if (!parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0))) {
                return String.join(".", List.of(parts).subList(i, parts.length));
            }
        }
        return parts[parts.length - 1];
    }
}
