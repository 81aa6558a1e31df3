/**
 * Last step of the data's way: {@link dev.heddle.results.Results} become the page, the JUnit XML and the summary
 * ({@link dev.heddle.reports.Reports}), and an interleaving becomes a console table ({@link dev.heddle.reports.InterleavingTable}).
 *
 * <p>It knows {@code results} and nothing else of Heddle: no launcher, no engine, no scenario. Whatever a scenario wrote is hostile here.
 */
@NullMarked
package dev.heddle.reports;

import org.jspecify.annotations.NullMarked;
