/**
 * The threading guide on starting threads and waiting for their end. Each scenario is an essay with a few lines of code: read {@link Together} and
 * {@link OneByOne} side by side, then {@link ReadAfterJoin} and {@link ReadWithoutJoin}.
 */
package dev.heddle.guide.startjoin;
