package dev.heddle.engine.explore.kernel;

/** Counts how often a thread comes back to a place while something stays as it is. */
final class Circle {
    private int site;
    private long location;
    private long state;
    private int steps;
    private int nextAnchor;
    private int rounds;

    void reset() {
        state = -1;
        rounds = 0;
    }

    /**
     * The thread comes by a place.
     *
     * @param now what has to stay as it is, as a number
     * @return how many rounds it has made since that changed last
     */
    int rounds(long now, int site, long location) {
        if (now != state) {
            state = now;
            nextAnchor = 1;
            rounds = 0;
            anchor(site, location);
        } else if (site == this.site && location == this.location) {
            rounds++;
            steps = 0;
        } else if (++steps == nextAnchor) {
            nextAnchor *= 2;
            anchor(site, location);
        }
        return rounds;
    }

    private void anchor(int site, long location) {
        this.site = site;
        this.location = location;
        steps = 0;
    }
}
