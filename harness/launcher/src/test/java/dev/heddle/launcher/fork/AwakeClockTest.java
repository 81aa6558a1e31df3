package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwakeClockTest {
    private final AtomicLong time = new AtomicLong(5);
    private final AwakeClock clock = new AwakeClock(Duration.ofNanos(100), time::get);

    @Test
    void goesWithTheOtherWhileItIsReadOften() {
        for (int i = 1; i <= 50; i++) {
            time.addAndGet(100);
            assertThat(clock.nanos()).isEqualTo(100L * i);
        }
    }

    @Test
    void standsStillWhileNobodyReadsIt() {
        time.addAndGet(3_600_000);
        assertThat(clock.nanos()).isEqualTo(100);
        time.addAndGet(30);
        assertThat(clock.nanos()).isEqualTo(130);
    }
}
