package dev.heddle.engine.explore.instrument;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.instrument.jdk.HiddenInitialisers;
import dev.heddle.engine.explore.instrument.program.ProgramRewriter;
import dev.heddle.engine.explore.instrument.site.Sites;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Instruments the program's classes as they are loaded: all that come from a loader other than the JVM's own three, and further ones on request. The JVM
 * loads a class as it is when a transformer fails, so what failed is kept: ask {@link #failure()} before a result is believed.
 */
public final class Instrumenter implements ClassFileTransformer {
    private static final String BRIDGE = Hooks.class.getPackageName().replace('.', '/') + "/";

    private final Instrumentation jvm;
    private final Sites sites = new Sites();
    private final ProgramRewriter rewriter = new ProgramRewriter(sites, this::isOpened);
    private volatile Glob[] opened = {};
    private volatile Glob[] inside = {};
    /** The thread that hides an initialiser. */
    private volatile @Nullable Thread hiding;

    /** Modules of the JDK that may call the bridge. */
    private final Set<Module> seeing = new HashSet<>();

    private volatile @Nullable String failure;

    Instrumenter(Instrumentation jvm) {
        this.jvm = jvm;
    }

    /** The sites given out so far. */
    public Sites sites() {
        return sites;
    }

    /** Whether the program may have told something to any part of the JDK that keeps it. */
    public boolean isProgramUsingFacilities() {
        return rewriter.isUsingFacilities();
    }

    /** Whether it may have told something to this one. */
    public boolean isProgramUsing(Facility facility) {
        return rewriter.isUsing(facility);
    }

    /** Opens a package of the JDK to the engine. */
    public void openPackageOf(Class<?> type) {
        jvm.redefineModule(
                type.getModule(),
                Set.of(),
                Map.of(),
                Map.of(type.getPackageName(), Set.of(Instrumenter.class.getModule())),
                Set.of(),
                Map.of());
    }

    /** Name of a class that could not be instrumented, and why, in one line; null while there is none. */
    public @Nullable String failure() {
        return failure;
    }

    /**
     * Opens further classes, of the JDK too: those that are loaded later, and those that are loaded already.
     *
     * @param globs binary names with {@code *} for any characters: {@code java.util.concurrent.ConcurrentLinkedDeque}, {@code java.util.Hash*}
     * @throws UnmodifiableClassException if one of them cannot be changed any more
     */
    public void open(List<String> globs) throws UnmodifiableClassException {
        if (globs.isEmpty()) {
            return;
        }
        rewriter.loadWhatItNeeds(); // or a class would have to be loaded to instrument it
        opened = globs(globs);
        retransform(opened, name -> false);
    }

    /**
     * Instruments further classes of the JDK, while the program's classes stay as they are and still tell of calls to them.
     *
     * @param globs binary names, as above: of all classes that are to be instrumented so
     */
    public void openInside(List<String> globs) {
        if (globs.isEmpty()) {
            return;
        }
        rewriter.loadWhatItNeeds();
        Glob[] known = inside;
        inside = globs(globs);
        try {
            retransform(inside, name -> isOpened(name) || matches(known, name));
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException("%s cannot be explored inside of".formatted(globs), e);
        }
    }

    private static Glob[] globs(List<String> globs) {
        return globs.stream().map(Glob::new).toArray(Glob[]::new);
    }

    /** What is instrumented already stays: it would get new sites, which another JVM that opens all at once would not know. */
    private void retransform(Glob[] globs, Predicate<String> instrumented) throws UnmodifiableClassException {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            String name = type.getName();
            if (matches(globs, name) && !instrumented.test(name) && jvm.isModifiableClass(type)) {
                loaded.add(type);
            }
        }
        if (!loaded.isEmpty()) {
            jvm.retransformClasses(loaded.toArray(new Class<?>[0]));
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null) {
            return null;
        }
        boolean concerned = concerns(loader, name);
        boolean mayBeSeen = loader == null && redefined == null && opened.length + inside.length > 0;
        if (!concerned && (!mayBeSeen || name.startsWith(BRIDGE))) {
            return null;
        }
        Thread suspended = Hooks.suspend(); // the JVM calls on the program's thread
        try {
            return concerned ? instrument(module, loader, name, classFile) : withHiddenInitialiser(module, classFile);
        } finally {
            Hooks.resume(suspended);
        }
    }

    private byte @Nullable [] instrument(
            @Nullable Module module, @Nullable ClassLoader loader, String name, byte[] classFile) {
        try {
            seesBridge(module);
            byte @Nullable [] hidden = loader == null ? HiddenInitialisers.in(classFile) : null;
            return rewriter.rewrite(loader, hidden == null ? classFile : hidden);
        } catch (RuntimeException | StackOverflowError e) {
            failure = "class %s cannot be instrumented: %s".formatted(name.replace('/', '.'), e);
            return null;
        }
    }

    /** The static initialiser of a class of the JDK runs in the first schedule only, so it may not tell what it does with classes that are explored inside of. */
    private byte @Nullable [] withHiddenInitialiser(@Nullable Module module, byte[] classFile) {
        Thread me = Thread.currentThread();
        if (hiding == me) {
            return null; // of a class that this itself needs
        }
        hiding = me;
        try {
            byte @Nullable [] rewritten = HiddenInitialisers.in(classFile);
            if (rewritten != null) {
                seesBridge(module);
            }
            return rewritten;
        } finally {
            hiding = null;
        }
    }

    private synchronized void seesBridge(@Nullable Module module) {
        Module home = Hooks.class.getModule();
        if (module != null && module.isNamed() && module != home && seeing.add(module)) {
            Map<String, Set<Module>> exports = Map.of(Hooks.class.getPackageName(), Set.of(module));
            jvm.redefineModule(home, Set.of(), exports, Map.of(), Set.of(), Map.of());
        }
    }

    /** Instruments a class that the JVM does not {@linkplain #transform show}; returns the class file as it is if it does not concern the search, or cannot be. */
    byte[] instrument(ClassLoader loader, byte[] classFile) {
        byte @Nullable [] instrumented;
        try {
            instrumented = transform(null, loader, new ClassReader(classFile).getClassName(), null, null, classFile);
        } catch (RuntimeException e) {
            return classFile; // it is none, as the JVM will say
        }
        return instrumented == null ? classFile : instrumented;
    }

    private boolean concerns(@Nullable ClassLoader loader, String name) {
        String binaryName = name.replace('/', '.');
        if (isOpened(binaryName) || matches(inside, binaryName)) {
            return true;
        }
        boolean jvms = loader == null
                || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
        return !jvms && !name.startsWith("jdk/") && !name.startsWith("sun/") && !name.startsWith("java/lang/");
    }

    private boolean isOpened(String name) {
        return matches(opened, name);
    }

    private static boolean matches(Glob[] globs, String name) {
        for (Glob glob : globs) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
