package dev.heddle.launcher;

/** The program that {@code java -jar harness.jar} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("heddle");
    }
}
