/** Whether, and in one piece, a write reaches another thread. */
package dev.heddle.stresstests.visibility;
