/**
 * What strategies scored and kept, patch by patch, and where patches lie in the pictures. {@link
 * fastv.analysis.scores.ScoresRecord} is what one answer leaves in the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.scores;

import org.jspecify.annotations.NullMarked;
