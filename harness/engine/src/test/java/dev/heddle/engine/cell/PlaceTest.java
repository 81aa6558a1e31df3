package dev.heddle.engine.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void isTheInnermostFrameOfTheAuthorsCode() {
        assertThat(Place.of(List.of(
                        "java.base/java.lang.Thread.sleep(Native Method)",
                        "dev.heddle.bridge.Threads.sleep(Threads.java:7)",
                        "a.B.c(B.java:3)",
                        "a.B.d(B.java:4)")))
                .isEqualTo(" at a.B.c(B.java:3)");
        assertThat(Place.of(List.of("dev.heddle.guide.locks.Corridor.go(Corridor.java:8)")))
                .as("the scenarios that come with Heddle are authors' too")
                .isEqualTo(" at dev.heddle.guide.locks.Corridor.go(Corridor.java:8)");
        var thrown = new IllegalStateException();
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 1),
            new StackTraceElement("a.B", "c", "B.java", 3)
        });
        assertThat(Place.of(thrown)).isEqualTo(" at a.B.c(B.java:3)");
    }

    @Test
    void isTheInnermostOfAllWhereNoneIsTheAuthors() {
        assertThat(Place.of(List.of("java.base/java.util.ArrayList.get(ArrayList.java:1)")))
                .isEqualTo(" at java.base/java.util.ArrayList.get(ArrayList.java:1)");
    }

    @Test
    void isNowhereWhereNothingIsKnown() {
        assertThat(Place.of(List.of())).isEmpty();
        assertThat(Place.of(new Exception() {
                    @Override
                    public StackTraceElement[] getStackTrace() {
                        throw new IllegalStateException("no stack today");
                    }
                }))
                .isEmpty();
    }
}
