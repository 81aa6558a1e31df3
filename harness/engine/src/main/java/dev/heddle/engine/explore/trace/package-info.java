/**
 * What a failing schedule did, step by step: minimised, then recorded while it is run again, saved as a schedule file, and checked when that is replayed. It
 * runs schedules only through {@link dev.heddle.engine.explore.trace.ScheduleRunner}, and knows no scenario and no search.
 */
@NullMarked
package dev.heddle.engine.explore.trace;

import org.jspecify.annotations.NullMarked;
