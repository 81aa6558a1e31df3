package dev.heddle.bench.stress;

import dev.heddle.bench.litmus.JcstressCounter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the same two actors under Heddle and under jcstress, in turns, each in processes of its own, and prints both with their ratio, and at the end the
 * median of the ratios.
 *
 * <p>On a virtual machine both change by a factor of four from one minute to the next: when its two processors are threads of one core, they meet four times
 * as often and get a quarter as far. So what one round says of one side alone means little.
 */
public final class StressBesideJcstress {
    private static final int ITERATIONS = 5;
    private static final int ITERATION_MILLIS = 1_000;
    private static final Pattern FORKS = Pattern.compile("\\(Results: (\\d+) planned;");
    private static final Pattern OUTCOME =
            Pattern.compile("^ +(-?\\d+) +([\\d,]+) +[\\d.<]+% +(?:Acceptable|Interesting)", Pattern.MULTILINE);

    private StressBesideJcstress() {}

    /**
     * Runs the comparison.
     *
     * @param args how many rounds; three if there is none
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        var rates = new double[rounds];
        var shares = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Samples jcstress = jcstress();
            Samples heddle = heddle();
            print("jcstress", jcstress);
            print("heddle", heddle);
            rates[i] = heddle.perSecond() / jcstress.perSecond();
            shares[i] = heddle.lostShare() / jcstress.lostShare();
            System.out.printf("ratio %.2f, of the shares %.2f%n%n", rates[i], shares[i]);
        }
        System.out.printf(
                "heddle / jcstress, median of %d rounds: %.2f of its samples per second (at least 0.5), %.2f of its share of lost updates (0.33 to 3)%n",
                rounds, median(rates), median(shares));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(String side, Samples samples) {
        System.out.printf(
                "%-9s %,14.0f samples/s, %.4f %% with a lost update (%,d samples in %.1f s)%n",
                side, samples.perSecond(), 100 * samples.lostShare(), samples.all(), samples.seconds());
    }

    private static Samples heddle() throws IOException, InterruptedException, URISyntaxException {
        Path jar = Path.of(StressBesideJcstress.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = Objects.requireNonNull(jar.getParent());
        String output = run(
                folder,
                List.of(
                        "-XX:+UseParallelGC",
                        "-cp",
                        Path.of(System.getProperty("java.class.path"))
                                .toAbsolutePath()
                                .toString(),
                        HeddleOnce.class.getName(),
                        folder.resolve("lib/counters.jar").toString(),
                        String.valueOf(ITERATIONS * ITERATION_MILLIS)));
        Matcher line = Pattern.compile("samples (\\d+) (\\d+) (\\S+)").matcher(output);
        if (!line.find()) {
            throw new IOException("no result in what Heddle printed:\n" + output);
        }
        return new Samples(
                Long.parseLong(line.group(1)), Long.parseLong(line.group(2)), Double.parseDouble(line.group(3)));
    }

    private static Samples jcstress() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("heddle-bench");
        try {
            String output = run(
                    folder,
                    List.of(
                            "-cp",
                            Path.of(System.getProperty("java.class.path"))
                                    .toAbsolutePath()
                                    .toString(),
                            "org.openjdk.jcstress.Main",
                            "-t",
                            JcstressCounter.class.getName(),
                            "-sc",
                            "false",
                            "-f",
                            "1",
                            "-iters",
                            String.valueOf(ITERATIONS),
                            "-time",
                            String.valueOf(ITERATION_MILLIS),
                            "-jvmArgs",
                            "-server",
                            "-v",
                            "-r",
                            folder.resolve("results").toString()));
            return read(output);
        } finally {
            delete(folder);
        }
    }

    /** Reads what jcstress prints at its end: how many JVMs ran, each for all its iterations, and the table of outcomes over all of them. */
    private static Samples read(String output) throws IOException {
        Matcher forks = FORKS.matcher(output);
        Matcher outcomes = OUTCOME.matcher(output.substring(Math.max(0, output.indexOf("Results across all"))));
        long all = 0;
        long lost = 0;
        while (outcomes.find()) {
            long count = Long.parseLong(outcomes.group(2).replace(",", ""));
            all += count;
            lost += outcomes.group(1).equals("0") ? 0 : count;
        }
        if (!forks.find() || all == 0) {
            throw new IOException("no result in what jcstress printed:\n" + output);
        }
        double seconds = Integer.parseInt(forks.group(1)) * ITERATIONS * ITERATION_MILLIS / 1e3;
        return new Samples(all, lost, seconds);
    }

    private static String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s ended with %d:%n%s".formatted(command, process.exitValue(), output));
        }
        return output;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
