/**
 * The program that a person types: it reads options, has the jars described, plans cells, starts a worker for each, judges what comes back, and leaves the
 * report. It never loads a scenario's code.
 */
@NullMarked
package dev.heddle.launcher;

import org.jspecify.annotations.NullMarked;
