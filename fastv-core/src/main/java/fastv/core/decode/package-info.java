/**
 * Decoding with pruned caches. {@link fastv.core.decode.DecodingSession} is the one place that
 * cuts: hidden states, positions, rotary angles, columns, caches and layout go together, for every
 * method. {@link fastv.core.decode.Decoder} is what a model family brings; {@link
 * fastv.core.decode.Generator} is the loop around a session.
 *
 * <p>May depend on {@code fastv.core.prune}, {@code fastv.core.token}, {@code fastv.core.kernel}
 * and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.decode;

import org.jspecify.annotations.NullMarked;
