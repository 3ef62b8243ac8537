/**
 * The quickstart's files and the test that the committed ones are what the project makes: pictures,
 * questions and a checkpoint that knows nothing.
 *
 * <p>May depend on everything, as tests do.
 */
@NullMarked
package fastv.eval.quickstart;

import org.jspecify.annotations.NullMarked;
