package dev.heddle.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final Jvm OLD = new Jvm("/17", "17", "v", 17);
    private static final Jvm NEW = new Jvm("/25", "25", "v", 25);
    private static final Map<Mode, List<Jvm>> JVMS =
            Map.of(Mode.STRESS, List.of(OLD), Mode.EXPLORE, List.of(NEW), Mode.JCSTRESS, List.of(OLD));

    private static ScenarioInfo scenario(String name, int least, int most, int step, Mode... modes) {
        var claims = new EnumMap<Mode, Claim>(Mode.class);
        for (Mode mode : modes) {
            claims.put(mode, new Claim(Set.of()));
        }
        return new ScenarioInfo(name, "", "", List.of("tag"), claims, least, most, step, "p.jar", "C");
    }

    private static ScenarioInfo breaking(String name, Mode... modes) {
        var claims = new EnumMap<Mode, Claim>(Mode.class);
        for (Mode mode : modes) {
            claims.put(mode, new Claim(Set.of(FailureKind.OUTCOME)));
        }
        return new ScenarioInfo(name, "", "", List.of("tag"), claims, 2, 2, 1, "p.jar", "C");
    }

    private static Planner planner(Selection selection, Sizing sizing) {
        return new Planner(selection, sizing, JVMS);
    }

    private static Selection everything() {
        return new Selection(List.of(), List.of(), Set.of());
    }

    private static Sizing sizing(Integer... threads) {
        return new Sizing(
                List.of(threads), Optional.empty(), 0, Optional.of(Duration.ofSeconds(30)), List.of(Jit.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 2147483647 | 1 | 2,8   | 2,8
                    2 | 2147483647 | 2 | 2,4,8 | 2,4,8
                    3 | 3          | 1 | 2,8   | 3
                    4 | 2147483647 | 4 | 2,8   | 8
                    6 | 2147483647 | 6 | 2,8   | 6
                    5 | 2147483647 | 5 | 2,8   | 10
                    1 | 1          | 1 | 2,8   | 1
                    20| 20         | 1 | 2,8   | 20
                    1 | 4          | 1 | 8     | 4
                    """)
    void runsAtTheCountsThatFitOrAtTheNearest(int least, int most, int step, String asked, String counts) {
        List<Integer> found = Planner.threadCounts(scenario("a", least, most, step, Mode.STRESS), numbers(asked));
        assertThat(found).isEqualTo(numbers(counts));
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.split(",")).stream().map(Integer::valueOf).toList();
    }

    @Test
    void everyScenarioRunsInEveryModeThatItSupportsStressFirst() throws UsageError {
        List<PlannedCell> cells = planner(everything(), sizing())
                .plan(List.of(
                        scenario("a", 1, 100, 1, Mode.STRESS, Mode.EXPLORE), scenario("b", 3, 3, 1, Mode.JCSTRESS)));
        assertThat(cells)
                .extracting(planned -> planned.cell().scenario() + " "
                        + planned.cell().mode() + " " + planned.cell().threads() + " "
                        + planned.cell().jvm().feature())
                .containsExactly("a STRESS 2 17", "a STRESS 8 17", "a EXPLORE 2 25", "b JCSTRESS 3 17");
    }

    @Test
    void compilersMultiplyStressCellsOnly() throws UsageError {
        var sizing = new Sizing(
                List.of(2),
                Optional.empty(),
                0,
                Optional.of(Duration.ofSeconds(30)),
                List.of(Jit.DEFAULT, Jit.C2_STRESS));
        List<PlannedCell> cells =
                planner(everything(), sizing).plan(List.of(scenario("a", 1, 100, 1, Mode.STRESS, Mode.EXPLORE)));
        assertThat(cells)
                .extracting(
                        planned -> planned.cell().mode() + " " + planned.cell().jit())
                .containsExactly("STRESS default", "STRESS c2-stress", "EXPLORE default");
    }

    @Test
    void manyCellsAreShortAndFewAreLong() throws UsageError {
        List<ScenarioInfo> many = IntStream.range(0, 100)
                .mapToObj(i -> scenario("s" + i, 1, 100, 1, Mode.STRESS))
                .toList();
        assertThat(planner(everything(), sizing()).plan(many))
                .extracting(PlannedCell::duration)
                .containsOnly(Duration.ofMillis(300));
        assertThat(planner(everything(), sizing()).plan(many.subList(0, 1)))
                .extracting(PlannedCell::duration)
                .containsOnly(Duration.ofSeconds(2));
    }

    @Test
    void jcstressCellsShareTheirBudget() throws UsageError {
        List<PlannedCell> cells = planner(everything(), sizing())
                .plan(List.of(scenario("a", 2, 2, 1, Mode.JCSTRESS), scenario("b", 2, 2, 1, Mode.JCSTRESS)));
        assertThat(cells).extracting(PlannedCell::duration).containsOnly(Duration.ofSeconds(15));
    }

    @Test
    void aFewJcstressCellsDoNotUseUpTheWholeDefault() throws UsageError {
        var sizing = new Sizing(List.of(2), Optional.empty(), 0, Optional.empty(), List.of(Jit.DEFAULT));
        List<ScenarioInfo> ten = IntStream.range(0, 10)
                .mapToObj(i -> scenario("s" + i, 2, 2, 1, Mode.JCSTRESS))
                .toList();
        assertThat(planner(everything(), sizing).plan(ten.subList(0, 2)))
                .extracting(PlannedCell::duration)
                .containsOnly(Duration.ofSeconds(10));
        assertThat(planner(everything(), sizing).plan(ten))
                .extracting(PlannedCell::duration)
                .containsOnly(Duration.ofSeconds(6));
    }

    @Test
    void proofsGoFirstUnderJcstress() throws UsageError {
        ScenarioInfo proof = breaking("proof", Mode.STRESS, Mode.JCSTRESS);
        List<ScenarioInfo> all = List.of(
                scenario("a", 2, 2, 1, Mode.STRESS, Mode.JCSTRESS), scenario("b", 2, 2, 1, Mode.JCSTRESS), proof);
        assertThat(underJcstress(everything(), all)).containsExactly("proof", "a", "b");
        assertThat(planner(everything(), sizing()).plan(all))
                .extracting(planned -> planned.cell().scenario())
                .startsWith("a");
    }

    @Test
    void aScenarioHasAtMostFourActorsUnderJcstressAndATestThoseItHas() throws UsageError {
        var sizing =
                new Sizing(List.of(8), Optional.empty(), 0, Optional.of(Duration.ofSeconds(30)), List.of(Jit.DEFAULT));
        assertThat(planner(everything(), sizing)
                        .plan(List.of(
                                scenario("a", 1, 9, 1, Mode.STRESS, Mode.JCSTRESS),
                                scenario("T", 5, 5, 1, Mode.JCSTRESS))))
                .extracting(
                        planned -> planned.cell().mode() + " " + planned.cell().threads())
                .containsExactly("STRESS 8", "JCSTRESS 4", "JCSTRESS 5");
    }

    @Test
    void aModeThatNoScenarioNamesIsToldWithWhatToDo() {
        var jcstress = new Selection(List.of(), List.of(), Set.of(Mode.JCSTRESS));
        assertThatThrownBy(() -> planner(jcstress, sizing()).plan(List.of(scenario("a", 1, 9, 1, Mode.STRESS))))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("a can be run in stress")
                .hasMessageContaining("its modes() must name Mode.JCSTRESS");
    }

    private static List<String> underJcstress(Selection selection, List<ScenarioInfo> all) throws UsageError {
        return planner(selection, sizing()).plan(all).stream()
                .map(PlannedCell::cell)
                .filter(cell -> cell.mode() == Mode.JCSTRESS)
                .map(Cell::scenario)
                .toList();
    }

    @Test
    void aPatternThatFitsNothingIsToldWithTheNearestName() {
        var selection = new Selection(List.of(new Glob("counter.unloked")), List.of(), Set.of());
        assertThatThrownBy(() ->
                        planner(selection, sizing()).plan(List.of(scenario("counter.unlocked", 1, 9, 1, Mode.STRESS))))
                .isInstanceOf(UsageError.class)
                .hasMessage("--scenario: no scenario fits \"counter.unloked\"; did you mean counter.unlocked?");
    }

    @Test
    void aTagThatNoScenarioHasIsToldWithThoseThereAre() {
        var selection = new Selection(List.of(), List.of("queue"), Set.of());
        assertThatThrownBy(() -> planner(selection, sizing()).plan(List.of(scenario("a", 1, 9, 1, Mode.STRESS))))
                .isInstanceOf(UsageError.class)
                .hasMessage("--tag: no scenario has the tag \"queue\"; there are tag");
        var misspelt = new Selection(List.of(), List.of("tga"), Set.of());
        assertThatThrownBy(() -> planner(misspelt, sizing()).plan(List.of(scenario("a", 1, 9, 1, Mode.STRESS))))
                .hasMessage("--tag: no scenario has the tag \"tga\"; did you mean tag?");
    }

    @Test
    void aModeThatNoneOfTheSelectedSupportsIsTold() {
        var selection = new Selection(List.of(), List.of(), Set.of(Mode.EXPLORE));
        assertThatThrownBy(() -> planner(selection, sizing()).plan(List.of(scenario("a", 1, 9, 1, Mode.STRESS))))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("in explore; a can be run in stress");
    }

    @Test
    void globsMatchWholeNames() {
        assertThat(new Glob("a.*").matches("a.b-c.d")).isTrue();
        assertThat(new Glob("a.?").matches("A.b")).isTrue();
        assertThat(new Glob("a").matches("ab")).isFalse();
        assertThat(new Glob("a.b").matches("axb")).isFalse();
        assertThat(new Glob("[").matches("[")).isTrue();
    }
}
