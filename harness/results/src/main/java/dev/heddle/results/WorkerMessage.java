package dev.heddle.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a worker tells the launcher, one JSON line each, over its socket. The first is a {@link Hello}, the last a {@link Done}, a {@link Broken} or a {@link Skipped}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = WorkerMessage.Described.class, name = "described"),
    @JsonSubTypes.Type(value = WorkerMessage.Prepared.class, name = "prepared"),
    @JsonSubTypes.Type(value = WorkerMessage.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = WorkerMessage.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = WorkerMessage.Broken.class, name = "broken"),
    @JsonSubTypes.Type(value = WorkerMessage.Skipped.class, name = "skipped")
})
public sealed interface WorkerMessage {
    /** Version of these messages and of {@link Order}; launcher and worker must have the same. */
    int PROTOCOL = 3;

    /**
     * The worker is there.
     *
     * @param protocol version of the messages it speaks
     */
    record Hello(int protocol) implements WorkerMessage {}

    /**
     * What one jar holds.
     *
     * @param plugin the jar
     * @param scenarios what it provides
     */
    record Described(PluginInfo plugin, List<ScenarioInfo> scenarios) implements WorkerMessage {}

    /**
     * What {@link Order.PrepareExplore} made.
     *
     * @param jvmArguments with which to start explore workers on this JDK, beside the usual ones
     */
    record Prepared(List<String> jvmArguments) implements WorkerMessage {}

    /**
     * The worker lives; sent a few times a second from a thread of its own, so also while a scenario hangs.
     *
     * @param phase what it is at: {@code starting}, {@code warm-up}, {@code measuring}, {@code minimising} and so on
     * @param iterations iterations or schedules so far
     * @param share how much of the cell is done, from 0 to 1
     */
    record Heartbeat(String phase, long iterations, double share) implements WorkerMessage {}

    /**
     * What has been measured so far; sent at each new kind of failure, about every second, and at the end.
     *
     * @param measures all of it
     */
    record Measured(Measures measures) implements WorkerMessage {}

    /** All is done and sent. */
    record Done() implements WorkerMessage {}

    /**
     * The order could not be carried out: the plan is malformed, the class is not there, and so on.
     *
     * @param message what is wrong, where, and what to do, in one line
     * @param detail a stack trace or more lines; may be empty
     */
    record Broken(String message, String detail) implements WorkerMessage {}

    /**
     * The order cannot be carried out on this machine, and nothing is wrong with it.
     *
     * @param reason what is missing, and what to do, in one line
     */
    record Skipped(String reason) implements WorkerMessage {}
}
