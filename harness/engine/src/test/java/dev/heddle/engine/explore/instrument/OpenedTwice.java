package dev.heddle.engine.explore.instrument;

import dev.heddle.engine.explore.instrument.site.Sites;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;

/** Main class of a forked JVM: opens classes of the JDK one after the other, as a search does, and prints how many sites each has. */
public final class OpenedTwice {
    private OpenedTwice() {}

    public static void main(String[] args) throws Exception {
        List<String> classes = List.of(BitSet.class.getName(), StringJoiner.class.getName());
        Instrumenter instrumenter = Agent.instrumenter();
        instrumenter.openInside(classes.subList(0, 1));
        System.out.println(
                sites(instrumenter.sites(), classes.get(0)) + " " + sites(instrumenter.sites(), classes.get(1)));
        instrumenter.openInside(classes);
        System.out.println(
                sites(instrumenter.sites(), classes.get(0)) + " " + sites(instrumenter.sites(), classes.get(1)));
    }

    private static int sites(Sites sites, String type) {
        int count = 0;
        for (int number = 1; number <= sites.count(); number++) {
            count += sites.get(number).className().equals(type) ? 1 : 0;
        }
        return count;
    }
}
