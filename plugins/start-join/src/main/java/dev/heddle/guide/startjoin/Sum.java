package dev.heddle.guide.startjoin;

/** A thread that computes something and leaves the result in a plain field, with no lock and nothing volatile. */
final class Sum extends Thread {
    static final int EXPECTED = 5050;

    private int result;

    @Override
    public void run() {
        int sum = 0;
        for (int i = 1; i <= 100; i++) {
            sum += i;
        }
        result = sum;
    }

    int result() {
        return result;
    }
}
