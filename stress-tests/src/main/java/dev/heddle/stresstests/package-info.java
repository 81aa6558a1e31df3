/**
 * What the Java memory model, the compilers and the hardware make of small programs: jcstress tests, by theme.
 *
 * <p>Each test says in its comment what to expect and why, then does it in ten lines. Grades are jcstress's, with one convention of Heddle's: an interesting
 * outcome whose description begins with "Must be seen:" is the proof of the test. Where it is not seen, the harness reports the test as failed, as a test that
 * cannot show its bug proves nothing. Any other jar of jcstress tests may use the convention too.
 *
 * <p>"JLS" is the Java Language Specification; its chapter 17.4 is the memory model. The access modes of {@code VarHandle} are described in its Javadoc and in
 * Doug Lea, "Using JDK 9 Memory Order Modes".
 *
 * <p>jcstress generates its runners into the packages of the tests; that is why these packages are not checked for nulls.
 */
package dev.heddle.stresstests;
