/**
 * Which entries of a key/value cache stay: one small file per rule.
 *
 * <p>Plain Java on numbers; each file cites its paper and says where the authors' code departs from
 * it. May depend on {@code fastv.core} and {@code fastv.strategies.select}.
 */
@NullMarked
package fastv.strategies.cache;

import org.jspecify.annotations.NullMarked;
