package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.fixture.RecordingReporter;
import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a run ends, on a machine that lets it have little of its processors. */
class CourseTest {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long HALF = TimeUnit.HOURS.toNanos(1) / 2;

    private final RecordingReporter reporter = new RecordingReporter();
    private final Failures failures = new Failures();
    private final StopSign stop = new StopSign();
    private final AtomicLong used = new AtomicLong();

    @Test
    void endsInTimeWhereItMayNotTakeLonger() {
        assertThat(measured(0).isOver()).isTrue();
    }

    @Test
    void goesOnUntilItHasHadItsShare() {
        Course course = measured(HOUR);
        assertThat(course.isOver()).isFalse();
        assertThat(course.isTimeOver()).isFalse();
        used.addAndGet(2 * HALF);
        assertThat(course.isTimeOver()).isTrue();
        assertThat(course.isOver()).isTrue();
    }

    @Test
    void endsInTimeOnceSomethingHasFailed() {
        Course course = measured(HOUR);
        failures.outcomeSeen();
        assertThat(course.isTimeOver()).isTrue();
        assertThat(course.isOver()).isTrue();
    }

    @Test
    void goesOnNoLongerThanItMay() {
        Course course = measured(2);
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2_000_000) {
            Thread.onSpinWait();
        }
        assertThat(course.isOver()).isTrue();
    }

    /** The thread that counts may have had no processor until then. */
    @Test
    void countsAllWhereTheTimeIsOverAtTheFirstLook() {
        var settings = new Order.Settings(1, 0, 0, 5_000, 42, "auto", List.of(), WakeUps.USUAL, false, "", List.of());
        var course = new Course(settings, reporter, failures, stop, new FairShare(0), () -> {});
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 51_000_000) {
            Thread.onSpinWait();
        }
        course.countSoaking(5_000);
        var measures = course.measures(0, new Latencies(List.of()));
        assertThat(measures.measured()).isEqualTo(5_000);
        assertThat(measures.nanos()).isGreaterThan(50_000_000);
        assertThat(measures.throughput()).hasSize(1);
        assertThat(course.isOver()).isTrue();
    }

    /** A run of a millisecond that has been measured for longer than that, on less than its share of the processors. */
    private Course measured(long longestMillis) {
        var settings = new Order.Settings(
                1, longestMillis, 0, 5_000, 42, "auto", List.of(), WakeUps.USUAL, false, "", List.of());
        // busy all the time, though with little of the hour it should have
        var share = new FairShare(HALF, () -> used.get() + System.nanoTime() / 2);
        var course = new Course(settings, reporter, failures, stop, share, () -> {});
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2_000_000) {
            Thread.onSpinWait();
        }
        course.count(1, 0, 1);
        return course;
    }
}
