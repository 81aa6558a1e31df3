package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final int OBJECT = 3;
    private static final int MANY_PLACES = 40;

    private final Sharing sharing = new Sharing();

    private void touch(int thread, boolean writes, int site) {
        sharing.touch(OBJECT, thread, writes, site, sharing.isHot(site));
    }

    @Test
    void thePlacesThatTouchWhatThreadsContendForAreHotFromTheNextScheduleOn() {
        sharing.begin();
        touch(0, false, 7);
        touch(1, true, 9);
        assertThat(sharing.hot().stream().toArray()).isEmpty();
        sharing.begin();
        assertThat(sharing.hot().stream().toArray()).containsExactly(7, 9);
        assertThat(sharing.grown()).isTrue();
    }

    @Test
    void whatIsTouchedInsideOfTheJdkTeachesNothingButWhatElseTouchesIt() {
        int insideOfJdk = 0;
        sharing.begin();
        touch(0, true, insideOfJdk);
        touch(1, true, insideOfJdk);
        assertThat(sharing.grown()).isFalse();
        touch(0, true, 7);
        assertThat(sharing.grown()).isTrue();
        assertThat(sharing.hot().stream().toArray()).containsExactly(7);
    }

    @Test
    void growsByWhatTheLastScheduleOfASearchTaught() {
        sharing.begin();
        touch(0, false, 7);
        touch(1, true, 9);
        assertThat(sharing.grown()).isTrue();
        assertThat(sharing.grown()).isFalse();
    }

    @Test
    void heatsAllPlacesThatTouchedAContendedObjectHoweverManyAndNoOther() {
        sharing.begin();
        for (int site = 1; site <= MANY_PLACES; site++) {
            touch(0, true, site);
        }
        touch(1, true, 1);
        sharing.begin();
        assertThat(sharing.hot().stream().toArray())
                .containsExactly(IntStream.rangeClosed(1, MANY_PLACES).toArray());
        assertThat(sharing.isHot(MANY_PLACES + 1)).isFalse();
    }
}
