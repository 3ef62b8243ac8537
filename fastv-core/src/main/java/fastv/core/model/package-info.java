/**
 * What goes into a model and comes out as text, as plain values: {@link
 * fastv.core.model.Conversation} is what was said and where pictures stand, {@link
 * fastv.core.model.Prompt} is its token ids with the layout of every row, {@link
 * fastv.core.model.TextCodec} turns generated ids back into text and {@link
 * fastv.core.model.TokenStream} does so while they arrive. Knows no tokenizer, no template and no
 * tensor.
 *
 * <p>May depend on the JDK and {@code fastv.core.token}.
 */
@NullMarked
package fastv.core.model;

import org.jspecify.annotations.NullMarked;
