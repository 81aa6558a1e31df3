package dev.heddle.launcher.collect;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.WorkerMessage.Heartbeat;

/** Shows how a run is getting on. Called by one thread. */
public interface Progress extends AutoCloseable {
    /** A cell begins. */
    void started(Cell cell);

    /** The cell lives. */
    void beat(Cell cell, Heartbeat heartbeat);

    /** The cell has its result. */
    void ended(CellResult result);

    /** Nothing more comes. */
    @Override
    void close();
}
