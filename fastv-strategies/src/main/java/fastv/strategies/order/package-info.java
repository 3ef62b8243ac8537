/**
 * Sorting by score, once for all rules: equal scores keep the order of their indices.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package fastv.strategies.order;

import org.jspecify.annotations.NullMarked;
