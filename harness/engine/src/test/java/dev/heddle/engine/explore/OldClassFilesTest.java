package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.Jdks;
import dev.heddle.engine.explore.instrument.PreparedJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Programs compiled for Java 1.2, with what compilers made of them then: subroutines, and flags that are errors in newer class files. */
class OldClassFilesTest {
    @TempDir
    Path classes;

    @TempDir
    Path failures;

    static Stream<Path> jdks() {
        return Jdks.all().stream();
    }

    @BeforeEach
    void makeOld() throws IOException {
        for (Class<?> type : OldPrograms.class.getDeclaredClasses()) {
            Path file = classes.resolve(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, old(type));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void areExploredLikeOthers(Path jdk) throws Exception {
        List<String> lines = PreparedJvm.on(jdk)
                .run(
                        ExploreFork.class,
                        List.of("-Dbefore=" + classes),
                        failures.toString(),
                        OldPrograms.Unlocked.class.getName(),
                        OldPrograms.Locked.class.getName());

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("Unlocked complete | EXCEPTION main: java.lang.IllegalStateException: lost")
                .endsWith("(written down)");
        assertThat(lines.get(1)).isEqualTo("Locked complete");
    }

    private static byte[] old(Class<?> type) throws IOException {
        ClassNode node = new ClassNode();
        try (InputStream file = type.getClassLoader().getResourceAsStream(Type.getInternalName(type) + ".class")) {
            new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
        }
        node.version = V1_2;
        node.nestHostClass = null;
        node.access = flags(node.access);
        for (InnerClassNode inner : node.innerClasses) {
            inner.access = flags(inner.access);
        }
        for (MethodNode method : node.methods) {
            if ((method.access & ACC_ABSTRACT) != 0) {
                method.access |= ACC_SYNCHRONIZED;
            } else if (method.name.equals("addInSubroutine")) {
                addInSubroutine(method, node.name);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static int flags(int access) {
        return (access & ACC_INTERFACE) == 0 ? access : access | ACC_SUPER;
    }

    /** What a {@code finally} was made into. */
    private static void addInSubroutine(MethodNode method, String owner) {
        method.instructions.clear();
        method.localVariables = null;
        Label subroutine = new Label();
        method.visitJumpInsn(JSR, subroutine);
        method.visitInsn(RETURN);
        method.visitLabel(subroutine);
        method.visitVarInsn(ASTORE, 1); // where to go on
        method.visitFieldInsn(GETSTATIC, owner, "count", "I");
        method.visitInsn(ICONST_1);
        method.visitInsn(IADD);
        method.visitFieldInsn(PUTSTATIC, owner, "count", "I");
        method.visitVarInsn(RET, 1);
    }
}
