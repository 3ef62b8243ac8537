/**
 * Statistics: intervals, paired tests, correlations, bootstrap, and means over streams. Apache
 * Commons Statistics computes what it has; the rest is written out here, formula by formula. {@link
 * fastv.core.statistics.Moments} takes any number of values in constant memory.
 *
 * <p>May depend on Apache Commons Statistics and {@code fastv.core.conformance}. Nothing else uses
 * that library.
 */
@NullMarked
package fastv.core.statistics;

import org.jspecify.annotations.NullMarked;
