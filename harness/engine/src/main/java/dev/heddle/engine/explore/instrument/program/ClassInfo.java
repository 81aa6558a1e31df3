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
import org.objectweb.asm.MethodVisitor;

/**
 * What its class file tells of a class, without loading it.
 *
 * @param superName internal name of the superclass; null for Object
 * @param fields access flags of the fields it declares, by name
 * @param methods name and descriptor of the methods it declares
 */
record ClassInfo(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        Map<String, Integer> fields,
        Set<String> methods) {

    static ClassInfo read(ClassReader reader) {
        Map<String, Integer> fields = new HashMap<>();
        Set<String> methods = new HashSet<>();
        reader.accept(
                new ClassVisitor(ASM9) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object value) {
                        fields.put(name, access);
                        return null;
                    }

                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        methods.add(name + descriptor);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassInfo(
                reader.getClassName(),
                reader.getAccess(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                fields,
                methods);
    }

    boolean isInterface() {
        return (access & ACC_INTERFACE) != 0;
    }
}
