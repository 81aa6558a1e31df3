package dev.heddle.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadDumpTest {
    private static final String DEADLOCK = """
            Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):

            "main" #1 prio=5 os_prio=0 cpu=91.11ms elapsed=3.11s tid=0x00007f01 nid=0x1 in Object.wait()  [0x00007f]
               java.lang.Thread.State: WAITING (on object monitor)
            \tat java.lang.Object.wait(java.base@17.0.15/Native Method)
            \tat a.B_jcstress.jcstress_sanityCheck_API(B_jcstress.java:86)

               Locked ownable synchronizers:
            \t- None

            "first" #13 prio=5 os_prio=0 cpu=0.40ms elapsed=3.0s tid=0x00007f02 nid=0x2 waiting for monitor entry  [0x00007f]
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat a.B.actor1(B.java:16)
            \t- waiting to lock <0x00000000ffe7f5a0> (a java.lang.Object)
            \t- locked <0x00000000ffe7f590> (a java.lang.Object)
            \tat a.B_jcstress$Check.internalRun(B_jcstress.java:46)

               Locked ownable synchronizers:
            \t- <0x00000000ffe7f777> (a java.util.concurrent.locks.ReentrantLock$NonfairSync)

            Found one Java-level deadlock:
            =============================
            "first":
              waiting to lock monitor 0x00007f (object 0x00000000ffe7f5a0, a java.lang.Object),
              which is held by "second"
            """;

    private static final String LOOP = """
            Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):

            "main" #1 prio=5 os_prio=0 cpu=91.11ms elapsed=3.11s tid=0x00007f01 nid=0x1 in Object.wait()  [0x00007f]
               java.lang.Thread.State: TIMED_WAITING (on object monitor)
            \tat java.lang.Thread.join(java.base@17.0.15/Thread.java:1313)
            \tat a.Outer_In_jcstress.run(Outer_In_jcstress.java:77)

            "Thread-9" #22 daemon prio=5 os_prio=0 cpu=2000.40ms elapsed=3.0s tid=0x00007f09 nid=0x9 runnable  [0x00007f]
               java.lang.Thread.State: RUNNABLE
            \tat a.Outer$In.spin(Outer.java:16)
            \tat a.Outer_In_jcstress$1.run(Outer_In_jcstress.java:50)
            """;

    @TempDir
    private Path folder;

    @Test
    void isOfAJvmThatAnswers() throws Exception {
        ThreadDump dump = ThreadDump.of(ProcessHandle.current(), folder);

        assertThat(dump.isThere()).as(dump.text()).isTrue();
        assertThat(dump.text()).contains("ThreadDumpTest.isOfAJvmThatAnswers");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onAJreItSaysWhatIsMissing() throws Exception {
        ThreadDump dump = ThreadDump.of(ProcessHandle.current(), folder, folder.resolve("a-jre"));

        assertThat(dump.text())
                .startsWith("(no stacks: ")
                .contains(folder.resolve("a-jre/bin/jcmd").toString())
                .contains("a JDK has it, a JRE does not");
        assertThat(dump.isThere()).as("whether it might have answered").isTrue();
        assertThat(dump.hasDeadlock()).isFalse();
        assertThat(dump.threadsIn("a.B")).isEmpty();
    }

    @Test
    void tellsADeadlockAndTheActorsInIt() {
        var dump = new ThreadDump(DEADLOCK);

        assertThat(dump.isThere()).isTrue();
        assertThat(dump.hasDeadlock()).isTrue();
        assertThat(dump.threadsIn("a.B")).singleElement().satisfies(thread -> {
            assertThat(thread.name()).isEqualTo("first");
            assertThat(thread.state()).isEqualTo("blocked (on object monitor)");
            assertThat(thread.waitsFor()).isEqualTo("a java.lang.Object <0x00000000ffe7f5a0>");
            assertThat(thread.holds())
                    .containsExactly(
                            "a java.lang.Object <0x00000000ffe7f590>",
                            "a java.util.concurrent.locks.ReentrantLock$NonfairSync <0x00000000ffe7f777>");
            assertThat(thread.frames()).startsWith("a.B.actor1(B.java:16)");
        });
    }

    @Test
    void aLoopIsPastItsSignalWhileTheMainThreadJoinsIt() {
        assertThat(new ThreadDump(LOOP).loopsPastTheirSignal("a.Outer$In")).containsExactly("Thread-9 0x00007f09");
        assertThat(new ThreadDump(LOOP.replace("Thread.join(", "Thread.sleep(")).loopsPastTheirSignal("a.Outer$In"))
                .as("the signal is still to come")
                .isEmpty();
    }

    @Test
    void aDumpThatWasNotToBeHadSaysNothing() {
        var dump = new ThreadDump("6395:\njava.io.IOException: No such process\n");

        assertThat(dump.isThere()).isFalse();
        assertThat(dump.hasDeadlock()).isFalse();
        assertThat(dump.threadsIn("a.B")).isEmpty();
    }
}
