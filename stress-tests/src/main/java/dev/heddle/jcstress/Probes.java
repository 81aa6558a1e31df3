package dev.heddle.jcstress;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * What this JVM and machine can do, as jcstress finds out by starting some thirty JVMs: five seconds and more, which a run of many tests can spend once only.
 * So what was found is kept in a file and put back into jcstress's classes the next time.
 *
 * @param jvms the JVM configurations that can be started
 * @param c1 whether there is a C1
 * @param c2 whether there is a C2
 */
record Probes(List<JvmConfiguration> jvms, boolean c1, boolean c2) {
    private static final String FORMAT = "1";
    private static final String JNA_FOLDER = "-Djna.boot.library.path=";

    /**
     * A set of flags that forks are started with.
     *
     * @param args the flags, without a seed
     * @param onlyIfC2 whether it tells nothing new of a compilation mode in which C2 has no part
     * @param stress whether C2's choices are randomised
     */
    record JvmConfiguration(List<String> args, boolean onlyIfC2, boolean stress) {}

    /**
     * Probes, or takes what was found before.
     *
     * @param file where it is kept; made if it is not there, made anew if it is of another JVM
     */
    static Probes of(Path file) throws IOException {
        String identity = identity();
        Properties kept = read(file);
        if (kept != null && identity.equals(kept.getProperty("identity")) && putBack(kept)) {
            return probes(kept);
        }
        System.setProperty(
                "jna.tmpdir",
                Objects.requireNonNull(file.toAbsolutePath().getParent()).toString());
        var options = new PieceOptions(0, 1, 1);
        OSSupport.init();
        VMSupport.initFlags(options);
        VMSupport.detectAvailableVMConfigs(options.isSplitCompilation(), List.of(), List.of());
        Properties found = found(identity);
        Probes probes = probes(found);
        if (!probes.jvms().isEmpty()) { // else something is out of order, which may be mended by the next time
            write(file, found);
        }
        return probes;
    }

    private static String identity() {
        return String.join(
                " ",
                FORMAT,
                System.getProperty("java.home"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static Properties found(String identity) {
        var found = new Properties();
        found.setProperty("identity", identity);
        List<String> line = VMSupport.getJavaInvokeLine();
        put(found, "global", line.subList(3, line.size())); // java, -cp and the class path
        put(found, "affinity", new ArrayList<>(OSSupport.getJavaInvokeArguments()));
        found.setProperty("affinity.available", "" + OSSupport.affinitySupportAvailable());
        found.setProperty("taskset", "" + OSSupport.taskSetAvailable());
        found.setProperty("directives", "" + VMSupport.compilerDirectivesAvailable());
        found.setProperty("c1", "" + VMSupport.c1Available());
        found.setProperty("c2", "" + VMSupport.c2Available());
        // Forks get the flags of this JVM as well, which are meant for it alone.
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        int count = 0;
        for (VMSupport.Config each : VMSupport.getAvailableVMConfigs()) {
            List<String> args = each.origArgs();
            put(found, "jvm." + count, args.subList(Math.min(own.size(), args.size()), args.size()));
            found.setProperty("jvm." + count + ".onlyIfC2", "" + each.onlyIfC2());
            found.setProperty("jvm." + count + ".stress", "" + each.stress());
            count++;
        }
        found.setProperty("jvms", "" + count);
        return found;
    }

    private static Probes probes(Properties kept) {
        var jvms = new ArrayList<JvmConfiguration>();
        for (int i = 0; i < Integer.parseInt(kept.getProperty("jvms")); i++) {
            jvms.add(new JvmConfiguration(
                    get(kept, "jvm." + i), is(kept, "jvm." + i + ".onlyIfC2"), is(kept, "jvm." + i + ".stress")));
        }
        return new Probes(jvms, is(kept, "c1"), is(kept, "c2"));
    }

    /** Puts into jcstress's private fields what probing would have left there; false if they are not what they were in 0.16. */
    private static boolean putBack(Properties kept) {
        List<String> affinity = get(kept, "affinity");
        for (String option : affinity) {
            if (option.startsWith(JNA_FOLDER)
                    && !Files.isRegularFile(
                            Path.of(option.substring(JNA_FOLDER.length()), System.mapLibraryName("jnidispatch")))) {
                return false; // the unpacked library was tidied away
            }
        }
        try {
            @SuppressWarnings("unchecked")
            var global = (List<String>) Objects.requireNonNull(
                    field(VMSupport.class, "GLOBAL_JVM_FLAGS").get(null));
            field(OSSupport.class, "AFFINITY_ADDITIONAL_OPTIONS").set(null, affinity);
            field(OSSupport.class, "AFFINITY_SUPPORT_AVAILABLE").set(null, is(kept, "affinity.available"));
            field(OSSupport.class, "TASKSET_AVAILABLE").set(null, is(kept, "taskset"));
            field(VMSupport.class, "COMPILER_DIRECTIVES_AVAILABLE").set(null, is(kept, "directives"));
            field(VMSupport.class, "C1_AVAILABLE").set(null, is(kept, "c1"));
            field(VMSupport.class, "C2_AVAILABLE").set(null, is(kept, "c2"));
            global.addAll(get(kept, "global"));
            return true;
        } catch (ReflectiveOperationException | ClassCastException e) {
            return false;
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static @Nullable Properties read(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return kept;
        } catch (IOException | IllegalArgumentException e) {
            return null; // half written by somebody else, or spoilt: probe again
        }
    }

    private static void write(Path file, Properties found) throws IOException {
        var text = new StringWriter();
        found.store(text, "What jcstress found out of this JVM; made anew when missing");
        Path next = Files.createTempFile(
                Objects.requireNonNull(file.toAbsolutePath().getParent()), "probes", ".properties");
        Files.writeString(next, text.toString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(Properties properties, String name, List<String> values) {
        properties.setProperty(name, String.join("\n", values));
    }

    private static List<String> get(Properties properties, String name) {
        String values = properties.getProperty(name, "");
        return values.isEmpty() ? List.of() : List.of(values.split("\n"));
    }

    private static boolean is(Properties properties, String name) {
        return Boolean.parseBoolean(properties.getProperty(name));
    }
}
