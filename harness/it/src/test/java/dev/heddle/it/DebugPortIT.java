package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Json;
import dev.heddle.results.ScheduleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A debugger is attached to a replay, as an IDE does it. */
@DisplayName("A replay under a debugger")
class DebugPortIT {
    private static final String SCENARIO = """
            import dev.heddle.api.*;

            public final class Steps implements Scenario {
                static final class Counter {
                    int value;

                    void add() {
                        value++;
                    }
                }

                public String name() {
                    return "it.steps";
                }

                public String summary() {
                    return "Loses updates.";
                }

                public Expectation expectation() {
                    return Expectation.breaks(Failure.OUTCOME);
                }

                public Plan<?> plan(Load load) {
                    return Plan.of(Counter::new)
                            .actors("adder", 2, (counter, me) -> counter.add())
                            .observe(counter -> counter.value)
                            .acceptable(2)
                            .otherwise(Grade.FORBIDDEN, "an update was lost");
                }
            }
            """;

    private static final Pattern CALL = Pattern.compile("attach a debugger to localhost:(\\d+)\\R");

    @TempDir
    Path folder;

    private Path failure(String... jvm) throws IOException, InterruptedException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        ScenarioJar.make(plugins.resolve("steps.jar"), "Steps", SCENARIO);
        var options = new ArrayList<>(List.of(
                "--plugins",
                plugins.toString(),
                "--scenario",
                "it.steps",
                "--mode",
                "explore",
                "--report",
                folder.resolve("out").toString()));
        options.addAll(List.of(jvm));
        Launch.Ended ended = Launch.run(folder, options.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        try (var schedules = Files.newDirectoryStream(folder.resolve("out/failures"), "*.schedule.json")) {
            return schedules.iterator().next();
        }
    }

    /** The port that the replay says it waits at. */
    private static String port(Launch replay) throws Exception {
        while (true) {
            boolean goesOn = replay.process().isAlive();
            Matcher call = CALL.matcher(replay.said());
            if (call.find()) {
                return call.group(1);
            }
            assertThat(goesOn)
                    .as("it says where to attach before it ends: %s", replay.said())
                    .isTrue();
            Thread.sleep(20);
        }
    }

    private static VirtualMachine attach(String port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .filter(each -> each.defaultArguments().containsKey("port"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        return connector.attach(arguments);
    }

    /** Sets a breakpoint at the beginning of a method, and answers the threads that came by, in order. */
    private static List<String> comingBy(VirtualMachine jvm, String type, String method) throws InterruptedException {
        var prepared = jvm.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(type);
        prepared.enable();
        var threads = new ArrayList<String>();
        jvm.resume(); // it waits at its beginning
        try {
            while (true) {
                EventSet events = jvm.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent loaded) {
                        ReferenceType loadedType = loaded.referenceType();
                        Location first = loadedType.methodsByName(method).get(0).location();
                        jvm.eventRequestManager().createBreakpointRequest(first).enable();
                    } else if (event instanceof BreakpointEvent hit) {
                        threads.add(hit.thread().name());
                    } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                        return threads;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException gone) {
            return threads;
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"on the JVM that runs the tests", "on the newest JVM"})
    @DisplayName("stops at breakpoints in the order of the interleaving, and ends as recorded")
    void stepsThrough(String where) throws Exception {
        String[] jvm =
                where.contains("newest") ? new String[0] : new String[] {"--jvm", System.getProperty("java.home")};
        Path schedule = failure(jvm);
        Interleaving interleaving =
                Json.read(Files.readString(schedule), ScheduleFile.class).interleaving();
        List<String> order = interleaving.steps().stream()
                .filter(step -> step.operation().equals("read") && "add".equals(step.method()))
                .map(step -> interleaving.threads().get(step.thread()))
                .toList();

        try (Launch replay = Launch.start(folder, List.of("--replay", schedule.toString(), "--debug-port", "0"))) {
            VirtualMachine debugged = attach(port(replay));
            assertThat(comingBy(debugged, "Steps$Counter", "add"))
                    .isEqualTo(order)
                    .hasSize(2);
            Launch.Ended ended = replay.await();
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            assertThat(ended.out()).contains("every step was the one recorded");
        }
    }
}
