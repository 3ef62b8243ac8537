/**
 * The files of the sample run and the test that the committed ones are what the project makes:
 * pictures, questions and a checkpoint that knows nothing.
 *
 * <p>May depend on everything, as tests do.
 */
@NullMarked
package fastv.eval.samplerun;

import org.jspecify.annotations.NullMarked;
