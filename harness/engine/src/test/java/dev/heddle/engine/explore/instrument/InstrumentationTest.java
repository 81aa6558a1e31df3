package dev.heddle.engine.explore.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.engine.explore.instrument.program.ProgramRewriter;
import dev.heddle.engine.explore.instrument.sample.Accesses;
import dev.heddle.engine.explore.instrument.sample.Chance;
import dev.heddle.engine.explore.instrument.sample.Locks;
import dev.heddle.engine.explore.instrument.sample.Opened;
import dev.heddle.engine.explore.instrument.sample.Statics;
import dev.heddle.engine.explore.instrument.sample.TrustedObjects;
import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.instrument.site.Sites;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a recording kernel is told by samples, on each JDK there is. */
class InstrumentationTest {
    static List<Path> jdks() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfFieldsAndArrayElementsWithTheirValues(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(Accesses.class))
                .containsSubsequence("WRITE Counter.reference on Counter in <init>", "= r")
                .containsSubsequence(
                        "READ Counter.value on Counter in run", "= 0", "WRITE Counter.value on Counter in run", "= 3")
                .containsSubsequence(
                        "READ Counter.wide on Counter in run", "= 0", "WRITE Counter.wide on Counter in run", "= 1")
                .containsSubsequence("WRITE Counter.reference on Counter in run", "= null")
                .containsSubsequence("WRITE Accesses.shared in run", "= 5")
                .containsSubsequence(
                        "READ Accesses.wideShared in run", "= 0.0", "WRITE Accesses.wideShared in run", "= 1.5")
                .containsSubsequence("READ_ELEMENT 1", "= 0", "WRITE_ELEMENT 1", "= 1", "WRITE_ELEMENT 0", "= 7")
                .noneMatch(event -> event.contains("fixed"))
                .noneMatch(event -> event.startsWith("jdk") || event.contains("cannot be instrumented"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void asksTheKernelForMonitorsThreadsAndTime(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(Locks.class))
                .containsSubsequence(
                        "enter Locks", "READ Locks.guarded on Locks in next", "exit Locks", "enter Class", "exit Class")
                .containsSubsequence("enter Class", "exit Class", "WRITE Locks.guarded on Locks in run", "= -1")
                .containsSubsequence(
                        "enter Object", "signal one", "signal all", "await 2000000", "await 0", "exit Object")
                .containsSubsequence(
                        "enter Vector",
                        "CALL_WRITE Vector.add on Vector in run",
                        "jdk enter Vector",
                        "jdk exit Vector",
                        "= true",
                        "exit Vector")
                .containsSubsequence(
                        "start Thread-0 1000",
                        "interrupted Thread-0",
                        "isAlive",
                        "state",
                        "join Thread-0 0",
                        "join Thread-0 3000000")
                .containsSubsequence(
                        "sleep 3000000",
                        "sleep 1000000000",
                        "sleep 4000000",
                        "yield",
                        "spin",
                        "unpark Thread-0",
                        "park 0",
                        "park 5")
                .containsSubsequence(
                        "CALL_WRITE AtomicInteger.incrementAndGet on AtomicInteger in run", "= 1", "exit 3")
                .noneMatch(event -> event.contains("without line"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void makesStaticStateAsNewInEachSchedule(Path jdk) throws Exception {
        List<String> events =
                PreparedJvm.on(jdk).run(RecordedProgram.class, List.of("-Depochs=3"), Statics.class.getName());

        assertThat(events).noneMatch(event -> event.startsWith("thrown") || event.contains("cannot be instrumented"));
        List<String> hashes = events.stream()
                .filter(event -> event.contains("Statics$Holder@"))
                .toList();
        int each = hashes.size() / 3;
        assertThat(hashes.subList(0, each))
                .isNotEmpty()
                .isEqualTo(hashes.subList(each, 2 * each))
                .isEqualTo(hashes.subList(2 * each, hashes.size()));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfCallsIntoTheJdkAndOfHandlesByTheirFields(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(TrustedObjects.class))
                .containsSubsequence(
                        "WRITE Node.value on Node in handles", "= true", "READ Node.value on Node in handles", "= 4")
                .containsSubsequence("WRITE Node.total in handles", "= 0", "WRITE_ELEMENT 2")
                .containsSubsequence(
                        "WRITE Node.next on Node in handles", "= true", "WRITE Node.next on Node in handles")
                .containsSubsequence("CALL_WRITE VarHandle.setOpaque on Node in handles", "= 5")
                .containsSubsequence(
                        "CALL_WRITE List.add on ArrayList in collections",
                        "= true",
                        "CALL_WRITE Map.put on HashMap in collections")
                .containsSubsequence(
                        "CALL_READ Map.getOrDefault on HashMap in collections",
                        "= 2",
                        "CALL_WRITE Collections.sort on ArrayList in collections")
                .containsSubsequence(
                        "CALL_READ ArrayList.new on ArrayList in collections",
                        "CALL_WRITE Arrays.sort on int[] in collections")
                .containsSubsequence(
                        "CALL_READ System.arraycopy on int[] in collections",
                        "CALL_WRITE System.arraycopy on int[] in collections")
                .containsSubsequence(
                        "CALL_READ List.iterator on ArrayList in collections",
                        "CALL_WRITE Iterator.next on Itr in collections")
                .containsSubsequence("CALL_WRITE List.add on ArrayList in heddle$references$0", "= true")
                .containsSubsequence(
                        "CALL_WRITE AtomicInteger.incrementAndGet on AtomicInteger in heddle$references$1", "= 1")
                .containsSubsequence("enter AtomicInteger", "signal all", "exit AtomicInteger", "yield")
                .noneMatch(event -> event.startsWith("thrown") || event.contains("cannot be instrumented"));
    }

    /** The JVM verifies them: thousands of classes by several compilers. */
    @ParameterizedTest
    @MethodSource("jdks")
    void rewritesClassesOfLibrariesIntoOnesThatTheJvmTakes(Path jdk) throws Exception {
        String[] jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.matches(".*(asm|jackson|assertj|byte-buddy|junit|HdrHistogram)[^/]*\\.jar"))
                .toArray(String[]::new);

        List<String> lines = PreparedJvm.on(jdk).run(LoadedLibraries.class, List.of(), jars);

        assertThat(lines.get(lines.size() - 1)).matches("[0-9]{4,} classes, [0-9]{5,} sites");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void makesChanceTheSameInEachScheduleAndEachJvm(Path jdk) throws Exception {
        List<String> events =
                written(PreparedJvm.on(jdk).run(RecordedProgram.class, List.of("-Depochs=2"), Chance.class.getName()));
        List<String> again =
                written(PreparedJvm.on(jdk).run(RecordedProgram.class, List.of("-Depochs=2"), Chance.class.getName()));

        int each = events.size() / 2;
        assertThat(each).isEqualTo(12);
        assertThat(events.subList(0, each))
                .isEqualTo(events.subList(each, 2 * each))
                .isEqualTo(again.subList(0, each));
    }

    private static List<String> written(List<String> events) {
        assertThat(events).noneMatch(event -> event.startsWith("thrown") || event.contains("cannot be instrumented"));
        List<String> values = new ArrayList<>();
        boolean told = false;
        for (String event : events) {
            if (told && event.startsWith("= ")) {
                values.add(event);
            }
            told = event.startsWith("WRITE Chance.told") || told && !event.startsWith("= ");
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void exploresInsideOfClassesThatAreOpened(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(Opened.class))
                .contains("CALL_WRITE ConcurrentLinkedDeque.addFirst on ConcurrentLinkedDeque in run")
                .noneMatch(event -> event.contains("ConcurrentLinkedDeque.head"));
        assertThat(PreparedJvm.on(jdk).record(Opened.class, "java.util.concurrent.ConcurrentLinkedDeque*"))
                .containsSubsequence("READ ConcurrentLinkedDeque.head on ConcurrentLinkedDeque in linkFirst")
                .noneMatch(event -> event.startsWith("CALL_WRITE ConcurrentLinkedDeque")
                        || event.contains("cannot be instrumented"));
    }

    /** Places are known by their number within their class to another JVM, which opens all at once. */
    @ParameterizedTest
    @MethodSource("jdks")
    void numbersThePlacesOfAClassOnceHoweverOftenMoreIsOpened(Path jdk) throws Exception {
        List<String> lines = PreparedJvm.on(jdk).run(OpenedTwice.class, List.of());

        String bitSet = lines.get(0).split(" ")[0];
        assertThat(lines.get(0)).matches("[1-9][0-9]+ 0");
        assertThat(lines.get(1)).matches(bitSet + " [1-9][0-9]+");
    }

    @Test
    void namesTheMethodThatGrowsTooLarge() {
        byte[] type = large("fill", method -> writeField(method, 10_000));

        assertThatThrownBy(() -> rewrite(type)).hasMessageContaining("some/Large.fill");
    }

    @Test
    void tellsNoValuesWhereAMethodWouldGrowTooLarge() {
        assertThat(rewrite(large("fill", method -> writeField(method, 5_500)))).isNotEmpty();
    }

    /** Parsers and codecs are full of them. */
    @Test
    void takesInitialisersOfTablesAsLargeAsCompilersMakeThem() {
        assertThat(rewrite(large("<clinit>", InstrumentationTest::fillArray))).isNotEmpty();
    }

    private static byte[] rewrite(byte[] classFile) {
        return new ProgramRewriter(new Sites(), name -> false)
                .rewrite(InstrumentationTest.class.getClassLoader(), classFile);
    }

    private static byte[] large(String name, Consumer<MethodVisitor> code) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "some/Large", null, "java/lang/Object", null);
        type.visitField(Opcodes.ACC_STATIC, "field", "I", null, null);
        type.visitField(Opcodes.ACC_STATIC, "array", "[I", null, null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
        code.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        return type.toByteArray();
    }

    private static void writeField(MethodVisitor method, int times) {
        for (int i = 0; i < times; i++) {
            method.visitInsn(Opcodes.ICONST_0);
            method.visitFieldInsn(Opcodes.PUTSTATIC, "some/Large", "field", "I");
        }
    }

    private static void fillArray(MethodVisitor method) {
        method.visitIntInsn(Opcodes.SIPUSH, 8_000);
        method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
        for (int i = 0; i < 8_000; i++) {
            method.visitInsn(Opcodes.DUP);
            method.visitIntInsn(Opcodes.SIPUSH, i);
            method.visitIntInsn(Opcodes.SIPUSH, i);
            method.visitInsn(Opcodes.IASTORE);
        }
        method.visitFieldInsn(Opcodes.PUTSTATIC, "some/Large", "array", "[I");
    }

    /** As obfuscators leave them: what is known of one field must not be taken for the other's. */
    @Test
    void tellsFieldsOfOneNameApart() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a", null, "java/lang/Object", null);
        type.visitField(Opcodes.ACC_STATIC, "a", "I", null, null);
        type.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "a", "J", null, 1L);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "a", "()V", null, null);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitFieldInsn(Opcodes.PUTSTATIC, "a", "a", "I");
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        Sites sites = new Sites();

        new ProgramRewriter(sites, name -> false).rewrite(getClass().getClassLoader(), type.toByteArray());

        assertThat(IntStream.rangeClosed(1, sites.count())
                        .mapToObj(sites::get)
                        .filter(site -> site.action() == Site.Action.WRITE))
                .hasSize(1);
    }

    @Test
    void matchesGlobs() {
        assertThat(new Glob("java.util.Hash*").matches("java.util.HashMap")).isTrue();
        assertThat(new Glob("*.Hash*Map").matches("java.util.HashMap")).isTrue();
        assertThat(new Glob("java.util.HashMap").matches("java.util.HashMap$Node"))
                .isFalse();
        assertThat(new Glob("a*b*c").matches("aXbYbZ")).isFalse();
    }
}
