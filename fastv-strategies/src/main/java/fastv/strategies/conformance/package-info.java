/**
 * Golden kinds of the methods beside FastV: one file per kind, run by {@code fastv conformance}.
 *
 * <p>May depend on {@code fastv.core} and the other packages of this module.
 */
@NullMarked
package fastv.strategies.conformance;

import org.jspecify.annotations.NullMarked;
