/**
 * What the ways of running a cell have in common: {@link dev.heddle.engine.cell.CellRunner}, implemented once per mode, and what it reports to. It knows no
 * mode, no socket and no process.
 */
@NullMarked
package dev.heddle.engine.cell;

import org.jspecify.annotations.NullMarked;
