/**
 * Results as one HTML page. What is shown is decided in Java, by records that the templates only walk: a template names paths, calls no method and formats
 * nothing. The only package that knows Thymeleaf.
 */
@NullMarked
package dev.heddle.reports.html;

import org.jspecify.annotations.NullMarked;
