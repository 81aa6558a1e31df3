/** What belongs to a thread: its locals, the locks it already holds, its interrupt status. */
package dev.heddle.stresstests.threads;
