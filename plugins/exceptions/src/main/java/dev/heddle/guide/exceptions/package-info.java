/**
 * The threading guide on exceptions in threads: who hears of them, and how to make sure that somebody does.
 */
package dev.heddle.guide.exceptions;
