/**
 * The card of a trained checkpoint: {@link fastv.eval.card.CheckpointCard} is made from what the
 * trainer left and from the journals of runs, so that no number in it is typed.
 *
 * <p>May depend on {@code fastv.core} and Gson.
 */
@NullMarked
package fastv.eval.card;

import org.jspecify.annotations.NullMarked;
