package dev.heddle.guide.jvmlifetime;

/** A main thread that ends while another thread is still at work. */
final class OrdinaryProgram {
    private OrdinaryProgram() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
        var main = Thread.currentThread();
        var worker = new Thread(() -> work(main));
        worker.setDaemon(false);
        worker.start();
        System.out.println("main ends");
    }

    /** Waits until the main thread has ended, then works a while longer. */
    static void work(Thread main) {
        try {
            main.join();
            Thread.sleep(20);
            System.out.println("worker ends");
        } catch (InterruptedException e) {
            System.out.println("worker was interrupted");
        }
    }
}
