/**
 * Strategies written in YAML: a {@code stages:} list becomes a {@link fastv.core.prune.Strategy}
 * from the same named parts that the built-in methods are made of.
 *
 * <p>May depend on {@code fastv.core.config}, {@code fastv.core.plugin}, {@code fastv.core.prune}
 * and {@code fastv.core.token}.
 */
@NullMarked
package fastv.core.compose;

import org.jspecify.annotations.NullMarked;
