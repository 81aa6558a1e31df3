package dev.heddle.guide.jvmlifetime;

/** Works until the JVM is asked to end; then tells its workers and waits for them. */
final class ProgramWithHook {
    private ProgramWithHook() {}

    public static void main(String[] arguments) throws InterruptedException {
        Lifeline.hold();
        var workers = new Workers();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(workers)));
        workers.start();
        System.out.println("at work");
    }

    private static void stop(Workers workers) {
        try {
            workers.stopAndJoin();
        } catch (InterruptedException e) {
            System.out.println("the hook was interrupted");
        }
    }
}
