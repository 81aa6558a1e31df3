/**
 * Pictures as inline SVG, drawn once, in Java: line charts, bars, sparklines and the graph of who waits for whom. Knows numbers and names, no results and no
 * page; every text in it is escaped here, as templates take pictures as they are. Colours come from the page's style sheet, through class names.
 */
@NullMarked
package dev.heddle.reports.chart;

import org.jspecify.annotations.NullMarked;
