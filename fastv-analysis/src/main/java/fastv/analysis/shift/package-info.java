/**
 * Attention on the picture inside the decoder against the class token's in the vision tower: shift
 * and dispersion after FasterVLM (arXiv:2412.01818). {@link fastv.analysis.shift.ShiftRecord} is
 * what one answer leaves in the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.shift;

import org.jspecify.annotations.NullMarked;
