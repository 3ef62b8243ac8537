/**
 * Decoders: {@link fastv.models.decoder.LlamaDecoder} and the rotary frequencies it turns by.
 * Layers run as whole kernels; nothing here knows a pruning method.
 *
 * <p>May depend on {@code fastv.core.decode}, {@code fastv.core.kernel} and the checkpoint and
 * weights packages.
 */
@NullMarked
package fastv.models.decoder;

import org.jspecify.annotations.NullMarked;
