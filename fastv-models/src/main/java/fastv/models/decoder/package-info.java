/**
 * Decoders out of checkpoints: which weights, which rotary frequencies. The layers themselves run
 * in {@code fastv.core.decode}; nothing here knows a pruning method.
 *
 * <p>May depend on {@code fastv.core} and the checkpoint and weights packages.
 */
@NullMarked
package fastv.models.decoder;

import org.jspecify.annotations.NullMarked;
