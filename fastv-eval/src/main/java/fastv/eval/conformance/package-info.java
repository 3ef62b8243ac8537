/**
 * Runs golden cases: finds them below folders, opens their checkpoints, hands them to the kinds
 * that all jars bring. The command line and the build's own tests share it.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.eval.conformance;

import org.jspecify.annotations.NullMarked;
