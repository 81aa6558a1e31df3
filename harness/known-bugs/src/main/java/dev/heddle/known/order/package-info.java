/** Things that happen in the wrong order. */
@NullMarked
package dev.heddle.known.order;

import org.jspecify.annotations.NullMarked;
