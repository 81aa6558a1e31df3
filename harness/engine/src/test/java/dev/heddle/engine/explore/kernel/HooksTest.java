package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bridge.Hooks;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HooksTest {
    /** The engine calls classes of the JDK that may be explored inside of: a step of the program must not be taken to be where that was. */
    @Test
    void keepsTheProgramsPlaceWhenOthersCallTheSameClasses() {
        int before = Hooks.site;

        Hooks.call(new ArrayList<>(), before + 1);
        Hooks.at(before + 2);

        assertThat(Hooks.site).isEqualTo(before);
    }
}
