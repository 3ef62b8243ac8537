/**
 * How far hidden states depart from those of the unpruned model. {@link
 * fastv.analysis.drift.DriftRecord} is what one answer leaves in the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.drift;

import org.jspecify.annotations.NullMarked;
