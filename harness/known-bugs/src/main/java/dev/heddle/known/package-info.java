/** Programs with a known bug, each with a twin in which it is mended: what exploring is tested and measured on. Never part of what users get. */
@NullMarked
package dev.heddle.known;

import org.jspecify.annotations.NullMarked;
