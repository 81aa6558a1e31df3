package dev.heddle.engine.explore.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StrandsTest {
    @Test
    void theTestsOfTheKernelRunWithTheArgumentsOfAWorker() {
        assertThat(Strands.jvmArguments())
                .as("also in the pom of this module")
                .isSubsetOf(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
