/** Steps that must not be torn apart, and are. */
@NullMarked
package dev.heddle.known.atomicity;

import org.jspecify.annotations.NullMarked;
