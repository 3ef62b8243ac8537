/**
 * Analysis: this package holds the Guice module that names the statistics, the packages below it
 * hold what is computed from observations and journals, and the figures and pages that show it.
 *
 * <p>May depend on {@code fastv.core} only; never opens a model.
 */
@NullMarked
package fastv.analysis;

import org.jspecify.annotations.NullMarked;
