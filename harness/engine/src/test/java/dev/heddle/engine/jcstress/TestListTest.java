package dev.heddle.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.results.Grade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestListTest {
    /** As jcstress 0.16 wrote it. */
    private static final String LINE =
            "JCTEST10Sa.Outer.In10Sa.Outer$In19Sa.Outer_In_jcstress4STwo.1I26Sactor16Sactor21BF1I31I010S"
                    + "Both count1I11S21I116SMust be seen: no1I24S1, 04S0, 11I24Selse1I10S1I15Shttps";

    @Test
    void readsEveryField() throws IOException {
        JcstressTest test = read(LINE).get(0);

        assertThat(test.name()).isEqualTo("a.Outer.In");
        assertThat(test.className()).isEqualTo("a.Outer$In");
        assertThat(test.description()).isEqualTo("Two.");
        assertThat(test.actors()).containsExactly("actor1", "actor2");
        assertThat(test.termination()).isFalse();
        assertThat(test.references()).containsExactly("https");
        assertThat(test.cases())
                .extracting(JcstressTest.Case::grade)
                .containsExactly(Grade.ACCEPTABLE, Grade.INTERESTING, Grade.INTERESTING, Grade.FORBIDDEN);
    }

    @Test
    void gradesAsJcstressDoes() throws IOException {
        JcstressTest test = read(LINE).get(0);

        assertThat(test.caseOf("2").grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(test.caseOf("0, 1").mustBeSeen()).isTrue();
        assertThat(test.caseOf("7").description()).isEqualTo("else");
        assertThat(test.isProof()).isTrue();
    }

    @Test
    void tellsTheOutcomesOfSomeOfItsCasesByOnePattern() throws IOException {
        JcstressTest test = read(LINE).get(0);

        String forbidden = test.pattern(each -> each.grade() == Grade.FORBIDDEN).orElseThrow();
        String interesting =
                test.pattern(each -> each.grade() == Grade.INTERESTING).orElseThrow();
        assertThat(List.of("2", "0, 1", "7", "20", "7\n2")).allSatisfy(outcome -> {
            Grade grade = test.caseOf(outcome).grade();
            assertThat(outcome.matches(forbidden)).as(outcome).isEqualTo(grade == Grade.FORBIDDEN);
            assertThat(outcome.matches(interesting)).as(outcome).isEqualTo(grade == Grade.INTERESTING);
        });
        assertThat(test.pattern(each -> false)).isEmpty();
    }

    @Test
    void anOutcomeThatNoCaseCoversIsForbidden() throws IOException {
        JcstressTest test = read("JCTEST3Sa.B3Sa.B12Sa.B_jcstress4Snull1I11Sx1BT1I11I00S1I11S21I0")
                .get(0);

        assertThat(test.description())
                .as("jcstress writes a missing one as null")
                .isEmpty();
        assertThat(test.termination()).isTrue();
        assertThat(test.caseOf("3").grade()).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void passesOverOtherLines() throws IOException {
        assertThat(read("# a comment\n\n" + LINE + "\n")).hasSize(1);
    }

    @Test
    void saysWhichLineIsNotOfThisVersion() {
        for (String broken :
                List.of("JCTEST", "JCTEST5Sab", "JCTEST1Ia", "JCTEST99999999999Sa", LINE.substring(0, 90))) {
            assertThatThrownBy(() -> read("\n" + broken))
                    .as(broken)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("META-INF/TestList, line 2 is not as jcstress 0.16 writes it");
        }
    }

    private static List<JcstressTest> read(String text) throws IOException {
        return TestList.read(new BufferedReader(new StringReader(text)));
    }
}
