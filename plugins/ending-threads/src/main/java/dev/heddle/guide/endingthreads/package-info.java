/**
 * The threading guide on how a thread is brought to its end: by a flag, by interruption, and the threads of a pool by its shutdown. There is no other
 * way: nobody can stop a thread, one can only ask it.
 */
package dev.heddle.guide.endingthreads;
