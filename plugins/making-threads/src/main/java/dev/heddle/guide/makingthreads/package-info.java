/**
 * The threading guide on the ways to make a thread: the same task four times, with one claim and the costs side by side in the report; and the
 * mistake of calling run.
 */
package dev.heddle.guide.makingthreads;
