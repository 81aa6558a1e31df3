package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.MethodNode;

/**
 * What its class file tells of a class, without loading it.
 *
 * @param superName internal name of the superclass; null for Object
 * @param fields the fields it declares, by {@linkplain #key name and type}: obfuscators give one name to several
 * @param methods name and descriptor of the methods it declares
 * @param handles fields that a {@code VarHandle} or field updater in one of its static fields stands for, by the name of that
 * @param initialiserReachesOut whether its static initialiser, or what that calls to make the constants of an enum, may do anything but set its own fields to what
 *     the JDK makes
 * @param mayHaveCode whether, if this is an interface, it may have static methods: class files of Java 8 and newer, and those that can be made so, as their
 *     initialiser is straight code, which takes no frames
 * @param hasDefaults whether, if this is an interface, it has methods with code that are not static, so that a class which implements it initialises it
 * @param leaksThis whether a constructor lets {@code this} out before it ends, so that a final field may be seen unset
 */
record ClassInfo(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        Map<String, Field> fields,
        Set<String> methods,
        Map<String, Handles.Target> handles,
        boolean initialiserReachesOut,
        boolean mayHaveCode,
        boolean hasDefaults,
        boolean leaksThis) {

    /** A field: its name and type, its access flags, and whether its value stands in the class file. */
    record Field(String name, String descriptor, int access, boolean constant) {
        boolean isStatic() {
            return (access & ACC_STATIC) != 0;
        }

        boolean isFinal() {
            return (access & ACC_FINAL) != 0;
        }
    }

    static ClassInfo read(ClassReader reader) {
        Collector collector = new Collector(reader.getClassName(), (reader.getAccess() & ACC_ENUM) != 0);
        reader.accept(collector, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassInfo(
                reader.getClassName(),
                reader.getAccess(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                collector.fields,
                collector.methods,
                collector.scan.targets(),
                collector.reachesOut,
                (reader.readShort(6) & 0xFFFF) >= V1_8 || collector.scan.isStraight(),
                collector.hasDefaults,
                collector.leaksThis);
    }

    /** What a field is known by among those of its class. */
    static String key(String name, String descriptor) {
        return name + ' ' + descriptor;
    }

    boolean isInterface() {
        return (access & ACC_INTERFACE) != 0;
    }

    boolean isEnum() {
        return (access & ACC_ENUM) != 0;
    }

    private static final class Collector extends ClassVisitor {
        final String name;
        final boolean isEnum;
        final Map<String, Field> fields = new HashMap<>();
        final Set<String> methods = new HashSet<>();
        final InitialiserScan scan = new InitialiserScan();
        boolean reachesOut;
        boolean hasFinals;
        boolean hasDefaults;
        boolean leaksThis;

        Collector(String name, boolean isEnum) {
            super(ASM9);
            this.name = name;
            this.isEnum = isEnum;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            hasFinals |= (access & (ACC_FINAL | ACC_STATIC)) == ACC_FINAL;
            boolean set = OldClassFile.isClassConstant(access, field, descriptor);
            fields.put(
                    key(field, descriptor),
                    new Field(field, descriptor, set ? access | ACC_FINAL : access, value != null));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.add(method + descriptor);
            hasDefaults |= (access & (ACC_ABSTRACT | ACC_STATIC)) == 0;
            if (method.equals("<init>") && (isEnum || hasFinals && !leaksThis)) {
                return new MethodNode(ASM9, access, method, descriptor, signature, exceptions) {
                    @Override
                    public void visitEnd() {
                        leaksThis |= hasFinals && Leaks.of(Collector.this.name, this);
                        if (isEnum) {
                            accept(new ConstructorScan());
                        }
                    }
                };
            }
            return method.equals("<clinit>") ? scan : null;
        }

        private boolean reachesOut(String owner, String method) {
            boolean makesConstants = isEnum
                    && owner.equals(name)
                    && (method.equals("<init>") || method.equals("$values") || method.equals("values"));
            return !makesConstants && !Hierarchy.isTrusted(owner)
                    || owner.equals("java/lang/System")
                    || owner.equals("java/lang/Thread");
        }

        /** Of an enum: it makes a constant. */
        private final class ConstructorScan extends MethodVisitor {
            ConstructorScan() {
                super(ASM9);
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String descriptor, boolean isInterface) {
                reachesOut |= reachesOut(owner, method);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                reachesOut |= !owner.equals(name) && !Hierarchy.isTrusted(owner);
            }
        }

        private final class InitialiserScan extends Handles {
            private boolean straight = true;

            boolean isStraight() {
                return straight;
            }

            @Override
            public void visitLabel(Label label) {
                straight = false; // debug information is skipped, so something jumps here or catches from here
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String descriptor, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
                reachesOut |= reachesOut(owner, method);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                super.visitFieldInsn(opcode, owner, field, descriptor);
                reachesOut |= !owner.equals(name) && (opcode == PUTSTATIC || !Hierarchy.isTrusted(owner));
            }

            @Override
            public void visitInvokeDynamicInsn(
                    String method, String descriptor, Handle bootstrap, Object... arguments) {
                reachesOut = true;
            }
        }
    }
}
