/**
 * What the page shows, decided: records with every text made printable, bounded and worded, which the templates only walk. From {@link dev.heddle.results},
 * through {@link dev.heddle.reports.words} and {@link dev.heddle.reports.chart}; knows no HTML and no template engine.
 */
@NullMarked
package dev.heddle.reports.page;

import org.jspecify.annotations.NullMarked;
