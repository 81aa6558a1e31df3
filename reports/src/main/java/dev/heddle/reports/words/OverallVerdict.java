package dev.heddle.reports.words;

import dev.heddle.results.CellResult;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The run's verdict in words.
 *
 * @param colour the verdict of a single cell whose colour it has
 * @param headline in a few words
 * @param sentence what it is made of
 * @param ending why the run did not come to its end; empty if it did
 */
public record OverallVerdict(Verdict colour, String headline, String sentence, String ending) {
    private static final String COMPLETED = "completed";

    /** The verdict of a run; something that could not be run outweighs nothing that broke, as red needs a look first. */
    public static OverallVerdict of(Results results) {
        long pass = count(results, Verdict.PASS);
        long fail = count(results, Verdict.FAIL);
        long error = count(results, Verdict.ERROR);
        long notRun = count(results, Verdict.NOT_RUN);
        long jars = results.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .count();
        String sentence = sentence(
                pass, fail, error, notRun, results.ended().equals(COMPLETED) ? "not run" : "not reached", jars);
        String ending = ending(results.ended());
        if (fail > 0) {
            String headline = fail == 1 ? "1 claim does not stand" : Amount.count(fail) + " claims do not stand";
            return new OverallVerdict(Verdict.FAIL, headline, sentence, ending);
        }
        if (error > 0 || jars > 0) {
            return new OverallVerdict(Verdict.ERROR, "not everything could be run", sentence, ending);
        }
        if (pass == 0) {
            return new OverallVerdict(Verdict.ERROR, "nothing was run", sentence, ending);
        }
        if (!results.ended().equals(COMPLETED)) {
            return new OverallVerdict(
                    Verdict.NOT_RUN, "what ran stands, but the run did not come to its end", sentence, ending);
        }
        if (notRun > 0) {
            return new OverallVerdict(Verdict.NOT_RUN, "what ran stands, but not all was run", sentence, ending);
        }
        return new OverallVerdict(Verdict.PASS, "all claims stand", sentence, ending);
    }

    private static String sentence(long pass, long fail, long error, long notRun, String notRunWord, long jars) {
        List<String> parts = new ArrayList<>();
        parts.add("Of " + Amount.of(pass + fail + error + notRun, "cell") + ", " + Amount.count(pass) + " passed");
        if (fail > 0) {
            parts.add(Amount.count(fail) + " failed");
        }
        if (error > 0) {
            parts.add(Amount.count(error) + " could not be run");
        }
        if (notRun > 0) {
            parts.add(Amount.count(notRun) + (notRun == 1 ? " was " : " were ") + notRunWord);
        }
        String cells = String.join(", ", parts) + ".";
        return jars == 0 ? cells : cells + " " + Amount.of(jars, "jar") + (jars == 1 ? " has" : " have") + " problems.";
    }

    private static String ending(String ended) {
        return switch (ended) {
            case "interrupted" -> "The run was interrupted: what had not run by then is marked so.";
            case "killed" -> "The run was killed: this was made from what it had written by then.";
            case "fail-fast" ->
                "The run ended with the first failure, as --fail-fast asks: what had not run by then is marked so.";
            default -> "";
        };
    }

    private static long count(Results results, Verdict verdict) {
        return results.cells().stream()
                .map(CellResult::verdict)
                .filter(verdict::equals)
                .count();
    }
}
