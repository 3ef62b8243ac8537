/**
 * How many tokens stay, where a published method counts in its own way.
 *
 * <p>Plain Java on numbers; each file cites its paper and says where the authors' code departs from
 * it. May depend on {@code fastv.core} and {@code fastv.strategies.select}.
 */
@NullMarked
package fastv.strategies.budget;

import org.jspecify.annotations.NullMarked;
