/**
 * Results as JUnit XML, for the test tab of a CI server. Knows no other report.
 */
@NullMarked
package dev.heddle.reports.junit;

import org.jspecify.annotations.NullMarked;
