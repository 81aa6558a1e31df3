/**
 * What a scenario author compiles against: a {@link dev.heddle.api.Scenario} makes a {@link dev.heddle.api.Plan} of actors, and claims what comes of it.
 *
 * <p>First step of the data's way. This package depends on nothing but the JDK and knows nothing of how its plans are run: the same plan is run in
 * parallel ({@link dev.heddle.api.Mode#STRESS}), under a controlling scheduler ({@link dev.heddle.api.Mode#EXPLORE}), and by jcstress
 * ({@link dev.heddle.api.Mode#JCSTRESS}).
 *
 * <p>No parameter and no result in this package may be null, unless its documentation says so.
 */
package dev.heddle.api;
