package dev.heddle.launcher.wiring;

import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.CacheFolder;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.fork.Workers;

/**
 * What is there before the container is: the first worker is started beside it, as that takes as long.
 *
 * @param program what workers are started with
 * @param temporary a folder for them
 * @param cache what is kept for them from run to run
 * @param workers starts them
 * @param stop whether the run is to end before its time
 * @param terminal where the user reads
 */
public record Ground(
        WorkerProgram program,
        PrivateFolder temporary,
        CacheFolder cache,
        Workers workers,
        StopSwitch stop,
        Terminal terminal) {}
