package dev.heddle.launcher.fork;

import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The flags of each compiler set-up; those that a JVM does not know are left out, which is tried once per JVM. */
public final class JitFlags {
    /** The flags with which jcstress 0.16 shuffles the optimising compiler's choices in its forks. */
    private static final List<String> STRESS =
            List.of("-XX:+StressLCM", "-XX:+StressGCM", "-XX:+StressIGVN", "-XX:+StressCCP");

    private final Map<Jvm, List<String>> known = new HashMap<>();

    /**
     * The flags.
     *
     * @param seed makes the shuffling the same when a run is repeated
     * @throws UsageError if the JVM has no such set-up
     */
    public List<String> of(Jit jit, Jvm jvm, long seed) throws UsageError {
        return switch (jit) {
            case DEFAULT -> List.of();
            case C1 -> List.of("-XX:TieredStopAtLevel=1");
            case INTERPRETER -> List.of("-Xint");
            case C2_STRESS -> stress(jvm, seed);
        };
    }

    private List<String> stress(Jvm jvm, long seed) throws UsageError {
        List<String> accepted = known.get(jvm);
        if (accepted == null) {
            accepted = accepts(jvm, STRESS)
                    ? STRESS
                    : STRESS.stream()
                            .filter(flag -> accepts(jvm, List.of(flag)))
                            .toList();
            known.put(jvm, accepted);
        }
        if (accepted.isEmpty()) {
            throw new UsageError("--jit c2-stress: %s (%s) has none of the flags it needs: leave it out for this JVM"
                    .formatted(jvm.home(), jvm.version()));
        }
        var flags = new ArrayList<>(List.of("-XX:-TieredCompilation", "-XX:+UnlockDiagnosticVMOptions"));
        flags.addAll(accepted);
        flags.add("-XX:StressSeed=" + (seed & 0x7fff_ffff));
        return flags;
    }

    private static boolean accepts(Jvm jvm, List<String> flags) {
        var command = new ArrayList<>(
                List.of(InstalledJvms.java(Path.of(jvm.home())).toString(), "-XX:+UnlockDiagnosticVMOptions"));
        command.addAll(flags);
        command.add("-XX:StressSeed=1");
        command.add("-version");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
