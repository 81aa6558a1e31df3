/** Whether two threads can each miss the other's write: Dekker's idea of mutual exclusion. */
package dev.heddle.stresstests.ordering;
