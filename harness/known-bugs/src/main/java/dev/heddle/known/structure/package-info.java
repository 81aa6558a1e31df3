/** Data structures and locks made by hand. */
@NullMarked
package dev.heddle.known.structure;

import org.jspecify.annotations.NullMarked;
