/**
 * How much attention system, image, instruction and output tokens receive while an answer is
 * decoded: equations 2 to 4 of the FastV paper (arXiv:2403.06764). {@link
 * fastv.analysis.attention.AttentionRecord} is what one answer leaves in the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.attention;

import org.jspecify.annotations.NullMarked;
