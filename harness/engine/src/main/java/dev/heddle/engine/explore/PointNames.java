package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.instrument.site.Sites;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for places in the code that another JVM knows them by: numbers of sites depend on the order in which classes are loaded, the order of the sites of one
 * method does not, even when another method of its class is edited.
 */
final class PointNames {
    private final Sites sites;
    private final List<String> names = new ArrayList<>(List.of(""));
    private final Map<String, Integer> counts = new HashMap<>();

    PointNames(Sites sites) {
        this.sites = sites;
    }

    /** As in {@code com.example.Counter.add#3}. */
    String name(int number) {
        while (names.size() <= number) {
            names.add(newName(names.size()));
        }
        return names.get(number);
    }

    private String newName(int number) {
        Site site = sites.get(number);
        int call = sites.callOf(number);
        if (call != 0) {
            return names.get(call) + " " + site.action().word() + " " + site.target();
        }
        String method = site.className() + "." + site.method();
        return method + "#" + counts.merge(method, 1, Integer::sum);
    }

    List<String> names(int[] numbers) {
        int known = sites.count();
        List<String> all = new ArrayList<>();
        for (int number : numbers) {
            if (number > 0 && number <= known) {
                all.add(name(number));
            }
        }
        return all;
    }

    /** Whether a site is one of those named; sites may be added while it is in use. */
    java.util.function.IntPredicate among(List<String> chosen) {
        Set<String> wanted = new HashSet<>(chosen);
        BitSet yes = new BitSet();
        BitSet no = new BitSet();
        return number -> {
            if (yes.get(number)) {
                return true;
            }
            if (number == 0 || no.get(number)) {
                return false;
            }
            boolean is = wanted.contains(name(number));
            (is ? yes : no).set(number);
            return is;
        };
    }
}
