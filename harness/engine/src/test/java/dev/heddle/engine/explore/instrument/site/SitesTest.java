package dev.heddle.engine.explore.instrument.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SitesTest {
    private final Sites sites = new Sites();

    private int read(ClassSites type, int line) {
        return type.add(Site.Action.READ, "get", "Made.java", line, "Made", "value");
    }

    @Test
    void aClassThatIsMadeAgainHasTheSameSites() {
        ClassSites first = sites.ofClass("Made");
        int one = read(first, 1);
        int sameLine = read(first, 1);
        int two = read(first, 2);
        int before = sites.count();
        ClassSites again = sites.ofClass("Made");
        assertThat(new int[] {read(again, 1), read(again, 1), read(again, 2)}).containsExactly(one, sameLine, two);
        assertThat(sites.count()).isEqualTo(before);
    }

    @Test
    void whatIsNewInAClassThatIsMadeAgainHasANumberOfItsOwn() {
        int one = read(sites.ofClass("Made"), 1);
        ClassSites again = sites.ofClass("Made");
        int two = read(again, 2);
        assertThat(two).isNotEqualTo(one);
        assertThat(read(again, 1)).isEqualTo(one);
        assertThat(sites.get(two).location()).isEqualTo(sites.get(one).location());
    }

    @Test
    void classesOfDifferentNamesShareNoSites() {
        assertThat(read(sites.ofClass("Made"), 1)).isNotEqualTo(read(sites.ofClass("Other"), 1));
    }
}
