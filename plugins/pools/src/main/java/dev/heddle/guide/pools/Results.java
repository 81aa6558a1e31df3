package dev.heddle.guide.pools;

import java.util.ArrayList;
import java.util.List;

/** Results in the order in which one thread got them. */
final class Results {
    private final List<Integer> list = new ArrayList<>();

    void add(int result) {
        list.add(result);
    }

    List<Integer> list() {
        return List.copyOf(list);
    }
}
