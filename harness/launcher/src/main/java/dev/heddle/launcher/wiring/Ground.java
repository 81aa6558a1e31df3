package dev.heddle.launcher.wiring;

import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.WorkerProgram;

/**
 * What is there before the container is: the first worker is started beside it, as that takes as long.
 *
 * @param program what workers are started with
 * @param temporary a folder for them
 * @param stop whether the run is to end before its time
 * @param terminal where the user reads
 */
public record Ground(WorkerProgram program, PrivateFolder temporary, StopSwitch stop, Terminal terminal) {}
