/**
 * Results as a page of Markdown, for the summary of a CI job. Knows no other report.
 */
@NullMarked
package dev.heddle.reports.markdown;

import org.jspecify.annotations.NullMarked;
