package dev.heddle.guide.jvmlifetime;

/** Works until it is told to stop, but nobody tells it. */
final class ProgramWithoutHook {
    private ProgramWithoutHook() {}

    public static void main(String[] arguments) throws InterruptedException {
        Lifeline.hold();
        new Workers().start();
        System.out.println("at work");
    }
}
