package fastv.core.analysis;

import fastv.core.prune.FloatMatrix;

/**
 * What a prefill left of its last row.
 *
 * @param states its state after each layer, before the final norm, {@code [layers, hidden]}
 * @param logits of the first token, {@code [1, vocab]}
 */
public record PrefillTrace(FloatMatrix states, FloatMatrix logits) {}
