/**
 * The threading guide on several threads that print: why their lines are torn apart, and what keeps them whole.
 */
package dev.heddle.guide.output;
