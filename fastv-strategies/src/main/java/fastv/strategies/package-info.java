/**
 * Pruning strategies: this package holds the Guice module that names what the jar brings, the
 * packages below it hold the parts a strategy is made of.
 *
 * <p>May depend on {@code fastv.core} only, never on a model, a benchmark or a report.
 */
@NullMarked
package fastv.strategies;

import org.jspecify.annotations.NullMarked;
