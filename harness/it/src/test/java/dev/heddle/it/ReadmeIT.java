package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the README's two recipes for writing a scenario to the letter: what is typed here is what stands there. */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final String SOURCE = "src/example/LazyHolder.java";

    @TempDir
    Path folder;

    @Test
    void aScenarioNeedsNothingButAJdkAndTheJar() throws Exception {
        Files.copy(Harness.root().resolve("harness.jar"), folder.resolve("harness.jar"));
        Files.createDirectory(folder.resolve("plugins"));
        write(SOURCE, block("### As a Maven module", "java"));

        run(commands());

        assertThatTheExampleRan();
    }

    @Test
    void aScenarioCanBeAMavenModule() throws Exception {
        copyOfTheCheckout();
        String module = "plugins/example/";
        write(module + "src/main/java/example/LazyHolder.java", block("### As a Maven module", "java"));
        write(module + "src/main/resources/META-INF/services/dev.heddle.api.Scenario", "example.LazyHolder\n");
        write(module + "pom.xml", block("## Options", "xml"));
        Path modules = folder.resolve("plugins/pom.xml");
        String listed = Files.readString(modules);
        assertThat(listed).contains("  </modules>");
        Files.writeString(modules, listed.replace("  </modules>", "    <module>example</module>\n  </modules>"));

        run(List.of("mvn -q -DskipTests package", "java -jar harness.jar --scenario 'example.*' --report out/"));

        assertThatTheExampleRan();
    }

    private void assertThatTheExampleRan() throws IOException {
        Results results = Json.read(Files.readString(folder.resolve("out/results.json")), Results.class);
        assertThat(results.cells()).isNotEmpty().allSatisfy(cell -> {
            assertThat(cell.cell().scenario()).isEqualTo("example.lazy-holder");
            assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
        });
        assertThat(results.cells()).extracting(CellResult::outcomes).isNotEmpty();
    }

    /** The last block of this language before a heading. */
    private static String block(String heading, String language) throws IOException {
        return blocks(heading)
                .filter(block -> block.group(1).equals(language))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group(2);
    }

    /** The commands of the first recipe, one a line. */
    private static List<String> commands() throws IOException {
        String block = blocks("### As a Maven module")
                .filter(each -> each.group(1).isEmpty())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group(2);
        assertThat(block).contains("javac -cp harness.jar");
        return block.lines().toList();
    }

    private static Stream<MatchResult> blocks(String heading) throws IOException {
        String readme = Files.readString(Harness.root().resolve("README.md"));
        assertThat(readme).contains("\n" + heading + "\n");
        return BLOCK.matcher(readme.substring(0, readme.indexOf("\n" + heading + "\n")))
                .results();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Types commands into a shell, in the folder; all must end with 0. */
    private void run(List<String> commands) throws IOException, InterruptedException {
        Path console = folder.resolve("console.txt");
        var shell = new ProcessBuilder("sh", "-e", "-c", String.join("\n", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        String java = System.getProperty("java.home");
        shell.environment().put("JAVA_HOME", java);
        shell.environment().merge("PATH", Path.of(java, "bin").toString(), (path, bin) -> bin + ":" + path);
        Process process = shell.start();
        try {
            boolean ended = process.waitFor(20, TimeUnit.MINUTES);
            assertThat(ended).as(Files.readString(console)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(console)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What a fresh clone holds: the sources, nothing that was built. */
    private void copyOfTheCheckout() throws IOException {
        Path root = Harness.root();
        Set<String> built = Set.of("target", ".git", "out");
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (!from.equals(root) && built.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(root.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                if (!from.toString().endsWith(".jar")
                        && attributes.isRegularFile()
                        && !from.equals(root.resolve(".git"))) {
                    Files.copy(from, folder.resolve(root.relativize(from).toString()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
