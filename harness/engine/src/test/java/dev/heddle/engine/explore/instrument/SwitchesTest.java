package dev.heddle.engine.explore.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bridge.Switches;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A switch by patterns chooses as that of {@code java.lang.runtime.SwitchBootstraps} does. */
class SwitchesTest {
    private static final MethodType TYPE = MethodType.methodType(int.class, Object.class, int.class);

    private static final Object[] LABELS = {
        Enum.EnumDesc.of(ClassDesc.of("java.util.concurrent.TimeUnit"), "DAYS"), String.class, 65, TimeUnit.class
    };

    private static int choose(Object value, int restart, Object... labels) throws Throwable {
        MethodHandle choice = Switches.link(MethodHandles.lookup(), "typeSwitch", TYPE, labels)
                .dynamicInvoker();
        return (int) choice.invokeExact(value, restart);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3"})
    void aConstantIsToldByItsName(int restart, int chosen) throws Throwable {
        assertThat(choose(TimeUnit.DAYS, restart, LABELS)).isEqualTo(chosen);
        assertThat(choose(TimeUnit.HOURS, restart, LABELS)).isEqualTo(3);
        assertThat(choose(TimeUnit.DAYS, restart, "HOURS", "DAYS")).isEqualTo(1);
    }

    @Test
    void otherValuesAreToldByTheirClassOrTheirValue() throws Throwable {
        assertThat(choose("text", 0, LABELS)).isEqualTo(1);
        assertThat(choose('A', 0, LABELS)).isEqualTo(2);
        assertThat(choose(65, 0, LABELS)).isEqualTo(2);
        assertThat(choose((byte) 65, 0, LABELS)).isEqualTo(2);
        assertThat(choose(Thread.State.NEW, 0, LABELS)).isEqualTo(4);
    }
}
