package dev.heddle.engine.explore.instrument.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** The classes that one loader sees, read as resources: loading one while another is being defined would go round in circles. */
final class Hierarchy {
    private static final Set<String> JDK_PACKAGES = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .map(name -> name.replace('.', '/'))
            .collect(Collectors.toUnmodifiableSet());

    /** Where a field is declared, and how. */
    record Field(String owner, ClassInfo.Field info) {}

    private final ClassLoader loader;
    private final Predicate<String> opened;
    private final Map<String, Optional<ClassInfo>> classes = new ConcurrentHashMap<>();

    Hierarchy(ClassLoader loader, Predicate<String> opened) {
        this.loader = loader;
        this.opened = opened;
    }

    /** Whether calls of a class's methods are steps of their own, as what happens inside is not seen. */
    boolean trusts(String name) {
        return isTrusted(name) && !opened.test(name.replace('/', '.'));
    }

    /** Whether a class is the JDK's or Heddle's own, so trusted rather than instrumented. */
    static boolean isTrusted(String name) {
        if (name.startsWith("[") || name.startsWith("dev/heddle/api/") || name.startsWith("dev/heddle/bridge/")) {
            return true;
        }
        int end = name.lastIndexOf('/');
        return end > 0 && JDK_PACKAGES.contains(name.substring(0, end));
    }

    /** A class whose file is at hand: the one that is being defined. */
    void know(ClassInfo info) {
        classes.put(info.name(), Optional.of(info));
    }

    Optional<ClassInfo> find(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Optional<ClassInfo> known = classes.get(name);
        if (known == null) {
            known = read(name);
            classes.put(name, known);
        }
        return known;
    }

    /** Whether a class is a subclass of another, as far as class files can be found. */
    boolean extendsClass(String name, String ancestor) {
        for (Optional<ClassInfo> at = find(name);
                at.isPresent();
                at = find(at.get().superName())) {
            if (ancestor.equals(at.get().superName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class has a method, by name and descriptor, from a class or interface whose own code may call it. */
    boolean overridesTrusted(String name, String method) {
        Optional<ClassInfo> found = find(name);
        if (found.isEmpty()) {
            return false;
        }
        ClassInfo info = found.get();
        if (trusts(name) && info.methods().contains(method)) {
            return true;
        }
        return info.superName() != null && overridesTrusted(info.superName(), method)
                || info.interfaces().stream().anyMatch(parent -> overridesTrusted(parent, method));
    }

    /** The trusted class that a call ends in by what is known when it is compiled: the class named, or one that this inherits the method from. */
    Optional<String> trustedOwner(String owner, String method) {
        if (trusts(owner)) {
            return Optional.of(owner);
        }
        for (Optional<ClassInfo> at = find(owner);
                at.isPresent();
                at = find(at.get().superName())) {
            ClassInfo info = at.get();
            if (trusts(info.name())) {
                return info.name().equals("java/lang/Object") ? Optional.empty() : Optional.of(info.name());
            }
            if (info.isInterface() || info.methods().contains(method)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Looks a field up as the JVM does (JVMS 5.4.3.2): in the class, its superinterfaces, its superclass. */
    Optional<Field> field(String owner, String name, String descriptor) {
        String key = ClassInfo.key(name, descriptor);
        return field(owner, info -> Optional.ofNullable(info.fields().get(key)));
    }

    /** Looks a field up of which only the name is known, as reflection does. */
    Optional<Field> fieldNamed(String owner, String name) {
        return field(
                owner,
                info -> info.fields().values().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst());
    }

    private Optional<Field> field(String owner, Function<ClassInfo, Optional<ClassInfo.Field>> declared) {
        Optional<ClassInfo> found = find(owner);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ClassInfo info = found.get();
        Optional<ClassInfo.Field> own = declared.apply(info);
        if (own.isPresent()) {
            return Optional.of(new Field(owner, own.get()));
        }
        for (String parent : info.interfaces()) {
            Optional<Field> field = field(parent, declared);
            if (field.isPresent()) {
                return field;
            }
        }
        return info.superName() == null ? Optional.empty() : field(info.superName(), declared);
    }

    private Optional<ClassInfo> read(String name) {
        try (InputStream classFile = loader.getResourceAsStream(name + ".class")) {
            return classFile == null ? Optional.empty() : Optional.of(ClassInfo.read(new ClassReader(classFile)));
        } catch (IOException e) {
            return Optional.empty(); // the JVM itself will say what is wrong with it, once it is loaded
        }
    }
}
