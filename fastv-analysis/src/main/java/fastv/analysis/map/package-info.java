/**
 * Attention maps of whole layers, pooled for pictures: figures 4 and 8 of the FastV paper
 * (arXiv:2403.06764). {@link fastv.analysis.map.AttentionMapRecord} is what one answer leaves in
 * the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.map;

import org.jspecify.annotations.NullMarked;
