/**
 * How the reports write text, numbers and times, the same in each of them. Knows no format: escaping for HTML, XML and Markdown is with each writer.
 */
@NullMarked
package dev.heddle.reports.words;

import org.jspecify.annotations.NullMarked;
