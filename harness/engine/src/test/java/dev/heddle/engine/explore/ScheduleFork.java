package dev.heddle.engine.explore;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.instrument.Agent;
import dev.heddle.engine.explore.instrument.site.Sites;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.kernel.Options;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.kernel.WaitEnd;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Strands;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Main class of a forked JVM that was prepared: runs schedules of a program at random, and prints each step of each. */
public final class ScheduleFork {
    private static final int SCHEDULES = 30;

    private ScheduleFork() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Path classes = Path.of(ScheduleFork.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (String name : args) {
            MainProgram program = new MainProgram(List.of(classes.toString()), name, List.of());
            Findings findings = new Findings(true);
            Sites sites = Agent.instrumenter().sites();
            ControlKernel kernel =
                    new ControlKernel(Strands.fastest(), new SitePlaces(sites), Options.usual(7), findings);
            Hooks.kernel = kernel;
            Strategy walk = Strategies.named("random", 7).orElseThrow();
            for (int i = 0; i < SCHEDULES && walk.begin(); i++) {
                StringBuilder line = new StringBuilder("schedule:");
                findings.begin();
                Ending ending =
                        kernel.run(walk, "main", () -> program.run(kernel, findings), () -> {}, steps(line, sites));
                out.println(line.append(' ').append(ending));
            }
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static StepListener steps(StringBuilder line, Sites sites) {
        return new StepListener() {
            @Override
            public void step(int thread, int kind, int site, @Nullable Object target, int index) {
                line.append(' ').append(thread).append(':').append(kind);
                line.append('@').append(sites.get(site).line());
            }

            @Override
            public void waitEnds(int thread, WaitEnd how) {
                line.append(' ').append(how);
            }

            @Override
            public void value(int thread, @Nullable Object value) {}
        };
    }
}
