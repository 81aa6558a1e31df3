package dev.heddle.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Programs that run others. */
public final class ProcessPrograms {
    private ProcessPrograms() {}

    private static Process start(String command) {
        try {
            return new ProcessBuilder("sh", "-c", command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A thread for each of its streams, as the process would stand still at a full one. */
    public static final class Reads {
        private static volatile String out;
        private static volatile String err;

        public static void main(String[] args) throws InterruptedException {
            Process process = start("echo out; echo err >&2");
            Thread outReader = new Thread(() -> out = text(process.getInputStream()));
            Thread errReader = new Thread(() -> err = text(process.getErrorStream()));
            outReader.start();
            errReader.start();
            assert process.waitFor(1, TimeUnit.MINUTES);
            outReader.join();
            errReader.join();
            assert out.equals("out\n") && err.equals("err\n") : out + err;
            assert process.exitValue() == 0;
        }

        private static String text(InputStream stream) {
            try {
                return new String(stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What comes after the process may come before or after what the other thread does. */
    public static final class GoesOnAtTheEnd {
        private static int count;

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(() -> count++);
            other.start();
            start("exit 0").onExit().thenRun(() -> count++).join();
            other.join();
            assert count == 2 : "lost";
        }
    }

    /** Ends it from another thread. */
    public static final class Destroys {
        public static void main(String[] args) throws InterruptedException {
            Process process = start("exec sleep 1000");
            Thread other = new Thread(process::destroy);
            other.start();
            other.join();
            assert process.waitFor() != 0 && !process.isAlive();
        }
    }

    /** Waits for what does not end. */
    public static final class Waits {
        public static void main(String[] args) throws InterruptedException {
            start("exec sleep 1000").waitFor();
        }
    }
}
