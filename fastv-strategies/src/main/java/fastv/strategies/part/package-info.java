/**
 * The options under which scores, budgets, selectors and sites stand in YAML: what a {@code
 * stages:} list can name. The parts themselves live in {@code score}, {@code select} and {@code
 * fastv.core.prune}.
 *
 * <p>May depend on {@code fastv.core} and the packages of the parts.
 */
@NullMarked
package fastv.strategies.part;

import org.jspecify.annotations.NullMarked;
