package dev.heddle.guide.makingthreads;

/**
 * The task that every way of making a thread is given here: an argument goes in, a result comes out, and the thread that did it is noted.
 *
 * @param letters how many letters the given word has
 * @param worker the thread that counted them
 */
record Word(int letters, Thread worker) {
    static Word count(String word) {
        return new Word(word.length(), Thread.currentThread());
    }
}
