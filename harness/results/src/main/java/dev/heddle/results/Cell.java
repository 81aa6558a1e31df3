package dev.heddle.results;

/**
 * One scenario at one thread count in one mode on one JVM: the unit that is planned, run in a process of its own, and judged.
 *
 * @param scenario its name
 * @param mode how it is run
 * @param threads how many threads its actors have in all; 0 if it is a program, which starts what threads it likes
 * @param jit the compiler set-up: {@code default}, {@code c1}, {@code interpreter} or {@code c2-stress}
 * @param jvm the JVM it runs on
 */
public record Cell(String scenario, Mode mode, int threads, String jit, Jvm jvm) {
    /** A short name for people, unique in a run: {@code counter.unlocked, stress, 2 threads}; what is as usual is left out. */
    public String title() {
        String base = "%s, %s, %s".formatted(scenario, mode.word(), load());
        return jit.equals("default") ? base : base + ", " + jit;
    }

    /** {@link #threads} in words. */
    public String load() {
        return threads == 0 ? "own threads" : threads == 1 ? "1 thread" : threads + " threads";
    }

    /** The cell as a file name, without an ending: letters, digits, dots and hyphens. */
    public String fileName() {
        String load = threads == 0 ? "" : "-" + threads;
        return "%s-%s%s-%s".formatted(scenario, mode.word(), load, jit).replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
