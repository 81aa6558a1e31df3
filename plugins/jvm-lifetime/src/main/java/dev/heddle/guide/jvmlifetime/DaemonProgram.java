package dev.heddle.guide.jvmlifetime;

/** {@link OrdinaryProgram} with a daemon for a worker, which would like to work for a long time. */
final class DaemonProgram {
    private DaemonProgram() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
        var worker = new Thread(DaemonProgram::work);
        worker.setDaemon(true);
        worker.start();
        System.out.println("main ends");
    }

    private static void work() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            // Nobody interrupts a daemon: it is simply gone.
        } finally {
            System.out.println("worker ends"); // not even this is run
        }
    }
}
