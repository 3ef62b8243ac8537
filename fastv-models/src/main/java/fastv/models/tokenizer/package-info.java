/**
 * Text to token ids and back, from a checkpoint's {@code tokenizer.json}. {@link
 * fastv.models.tokenizer.CheckpointTokenizer} opens one; {@link
 * fastv.models.tokenizer.WordListTokenizer} writes a small one from a list of words, {@link
 * fastv.models.tokenizer.LetterTokenizer} one in CLIP's form. Needs no model engine and no network.
 *
 * <p>May depend on the JDK, Gson, the tokenizer library of DJL, {@code fastv.core.error} and {@code
 * fastv.core.model}.
 */
@NullMarked
package fastv.models.tokenizer;

import org.jspecify.annotations.NullMarked;
