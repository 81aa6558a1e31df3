/** Handing an object over to another thread: what it may see of the object. */
package dev.heddle.stresstests.publication;
