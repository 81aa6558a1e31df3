/**
 * The threading guide on locks: taken twice by one thread, and two of them taken by two threads, in every order.
 */
package dev.heddle.guide.locks;
