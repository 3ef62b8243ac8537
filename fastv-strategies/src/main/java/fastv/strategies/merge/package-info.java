/**
 * What becomes of the tokens that are not kept: one small file per rule. Each gives {@link
 * fastv.core.prune.MergedToken}s, rows of the new sequence as weighted sums of the old one; nobody
 * here touches the rows themselves.
 *
 * <p>May depend on {@code fastv.core.prune} and {@code fastv.strategies.select}.
 */
@NullMarked
package fastv.strategies.merge;

import org.jspecify.annotations.NullMarked;
