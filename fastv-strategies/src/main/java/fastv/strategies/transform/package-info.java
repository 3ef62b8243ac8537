/**
 * Numbers that methods rank and compare by, computed from other numbers: similarities, attention
 * written out, normalisations. Models supply the same numbers from kernels; these forms say what
 * they are.
 *
 * <p>May depend on {@code fastv.core.prune}.
 */
@NullMarked
package fastv.strategies.transform;

import org.jspecify.annotations.NullMarked;
