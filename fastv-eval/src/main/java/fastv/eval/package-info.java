/**
 * Evaluation: this package holds the Guice module that names the benchmarks, the packages below it
 * hold data sets, the runner, conformance and the command line.
 *
 * <p>May depend on {@code fastv.core}; strategies, models and analysis are met at run time only,
 * through {@link fastv.core.plugin.FastvPlugin}.
 */
@NullMarked
package fastv.eval;

import org.jspecify.annotations.NullMarked;
