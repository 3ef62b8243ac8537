/**
 * Means over samples with their intervals, which all reports of this module share.
 *
 * <p>May depend on {@code fastv.core.statistics} and {@code fastv.core.journal}.
 */
@NullMarked
package fastv.analysis.estimate;

import org.jspecify.annotations.NullMarked;
