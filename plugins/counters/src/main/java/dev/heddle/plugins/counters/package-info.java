/**
 * Counters that several threads change at once: without a lock, with each kind of lock, and with atomic classes. Scenarios; they know {@code dev.heddle.api}
 * only.
 */
package dev.heddle.plugins.counters;
