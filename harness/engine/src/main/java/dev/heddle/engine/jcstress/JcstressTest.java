package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.Grade;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A test, as jcstress's annotation processor wrote it down.
 *
 * @param name qualified name of its class, by which jcstress knows it
 * @param className binary name of its class
 * @param description in words; may be empty
 * @param actors names of its actors
 * @param termination whether it asks if a loop ends, rather than counting outcomes
 * @param cases the graded outcomes, in their order; one without a pattern is for all that fit no other
 * @param references documents it refers to
 */
record JcstressTest(
        String name,
        String className,
        String description,
        List<String> actors,
        boolean termination,
        List<Case> cases,
        List<String> references) {
    /** How the description of an interesting outcome begins that proves the test by being seen. */
    private static final String MUST_BE_SEEN = "must be seen";

    /** What jcstress says of an outcome that no case covers. */
    private static final Case UNCOVERED =
            new Case(Optional.empty(), Grade.FORBIDDEN, "no grade is given for it", FailureKind.OUTCOME);

    /**
     * A graded outcome.
     *
     * @param pattern regular expression for it; empty in the case for all others
     * @param grade its judgement
     * @param description why; may be empty
     * @param failure what it is if it is forbidden
     */
    record Case(Optional<Pattern> pattern, Grade grade, String description, FailureKind failure) {
        /** Whether the test proves nothing unless this is seen. */
        boolean mustBeSeen() {
            return grade == Grade.INTERESTING
                    && description.regionMatches(true, 0, MUST_BE_SEEN, 0, MUST_BE_SEEN.length());
        }

        /** The description without the words that say that it must be seen. */
        String reason() {
            return mustBeSeen()
                    ? description.substring(MUST_BE_SEEN.length()).replaceFirst("^\\s*:\\s*", "")
                    : description;
        }

        /** The outcome in words, when it was not seen: its pattern. */
        String outcome() {
            return pattern.map(Pattern::pattern).orElse("any other").replaceAll("\\\\Q(.*?)\\\\E", "$1");
        }

        private boolean is(String outcome) {
            return pattern.isPresent() && pattern.get().pattern().equals(outcome);
        }

        private boolean fits(String outcome) {
            return pattern.isPresent() && pattern.get().matcher(outcome).matches();
        }
    }

    /** The case of an outcome, found as jcstress finds it: first the one whose pattern is the outcome itself, then the first that fits, then the default. */
    Case caseOf(String outcome) {
        return cases.stream()
                .filter(each -> each.is(outcome))
                .findFirst()
                .or(() -> cases.stream().filter(each -> each.fits(outcome)).findFirst())
                .or(() ->
                        cases.stream().filter(each -> each.pattern().isEmpty()).findFirst())
                .orElse(UNCOVERED);
    }

    /** Regular expression of the outcomes of some of the cases, which must not overlap; empty if there is none of them. */
    Optional<String> pattern(Predicate<Case> wanted) {
        String others = patterns(wanted.negate());
        if (cases.stream().filter(wanted).anyMatch(each -> each.pattern().isEmpty())) {
            return Optional.of("(?s)(?!(?:%s)\\z).*".formatted(others));
        }
        String all = patterns(wanted);
        return all.isEmpty() ? Optional.empty() : Optional.of("(?s)" + all);
    }

    private String patterns(Predicate<Case> wanted) {
        return cases.stream()
                .filter(wanted)
                .flatMap(each -> each.pattern().stream())
                .map(each -> "(?:" + each + ")")
                .collect(Collectors.joining("|"));
    }

    /** Whether the test is the proof of a bug, and fails where the bug does not show. */
    boolean isProof() {
        return cases.stream().anyMatch(Case::mustBeSeen);
    }
}
