/**
 * The threading guide on thread pools: how many tasks run at once, what a pool saves, how it can block itself, and the ways in which results come
 * back.
 */
package dev.heddle.guide.pools;
