/** Arithmetic on a field that two threads share: what is lost without a lock, and what each kind of lock and atomic keeps. */
package dev.heddle.stresstests.counters;
