package dev.heddle.results;

/**
 * One scenario at one thread count in one mode on one JVM: the unit that is planned, run in a process of its own, and judged.
 *
 * @param scenario its name
 * @param mode how it is run
 * @param threads how many threads its actors have in all
 * @param jit the compiler set-up: {@code default}, {@code c1}, {@code interpreter} or {@code c2-stress}
 * @param jvm the JVM it runs on
 */
public record Cell(String scenario, Mode mode, int threads, String jit, Jvm jvm) {
    /** A short name for people, unique in a run: {@code counter.unlocked, stress, 2 threads}; what is as usual is left out. */
    public String title() {
        String base = "%s, %s, %d thread%s".formatted(scenario, mode.word(), threads, threads == 1 ? "" : "s");
        return jit.equals("default") ? base : base + ", " + jit;
    }

    /** The cell as a file name, without an ending: letters, digits, dots and hyphens. */
    public String fileName() {
        return "%s-%s-%d-%s".formatted(scenario, mode.word(), threads, jit).replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
