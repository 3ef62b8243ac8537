/**
 * How far pruned answers stay those of the unpruned model. {@link
 * fastv.analysis.loyalty.LoyaltyRecord} is what one answer leaves in the journal.
 *
 * <p>May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.analysis.loyalty;

import org.jspecify.annotations.NullMarked;
