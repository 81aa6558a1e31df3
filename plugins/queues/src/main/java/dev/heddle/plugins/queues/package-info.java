/** Producers and consumers with a queue between them. Scenarios; they know {@code dev.heddle.api} only. */
package dev.heddle.plugins.queues;
