package dev.heddle.stresstests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

class TestsTest {
    @Test
    void theAnnotationProcessorHasListedEveryTest() throws Exception {
        assertThat(TestList.tests()).containsExactlyInAnyOrderElementsOf(classesOfTests());
    }

    @Test
    void everyTestSaysWhatItDoesAndWhatMustNotBeOrMustBeSeen() {
        for (String name : TestList.tests()) {
            TestInfo test = TestList.getInfo(name);
            assertThat(test.description()).as(name).isNotBlank().endsWith(".");
            assertThat(Stream.concat(test.cases().stream(), Stream.of(test.unmatched())))
                    .as("%s: an outcome that would tell something", name)
                    .anyMatch(each -> each.expect() != Expect.ACCEPTABLE);
            assertThat(test.cases())
                    .as(name)
                    .allSatisfy(each -> assertThat(each.description()).isNotBlank());
        }
    }

    @Test
    void onlyInterestingOutcomesMustBeSeen() {
        assertThat(TestList.tests().stream()
                        .flatMap(name -> TestList.getInfo(name).cases().stream())
                        .filter(each -> each.description().startsWith("Must be seen:")))
                .isNotEmpty()
                .extracting(StateCase::expect)
                .containsOnly(Expect.ACCEPTABLE_INTERESTING);
    }

    private static List<String> classesOfTests() throws IOException, ClassNotFoundException {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes.resolve("dev/heddle/stresstests"))) {
            var names = new ArrayList<String>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
                if (type.isAnnotationPresent(JCStressTest.class)) {
                    names.add(type.getCanonicalName());
                }
            }
            return names;
        }
    }
}
