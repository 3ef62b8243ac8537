/**
 * A model as the rest of the program sees it: {@link fastv.core.model.ModelAdapter} opens a
 * checkpoint as a {@link fastv.core.model.VisionLanguageModel}; conversations become {@link
 * fastv.core.model.Prompt}s whose every token has a segment; {@link fastv.core.model.TextCodec}
 * turns token ids back into text. What fills these contracts lives in fastv-models.
 *
 * <p>May depend on {@code fastv.core.token}, {@code .decode}, {@code .kernel}, {@code .cost},
 * {@code .plugin}, {@code .conformance} and {@code .error}; knows no file format.
 */
@NullMarked
package fastv.core.model;

import org.jspecify.annotations.NullMarked;
