/**
 * The space that CLIP's two towers share, for methods that compare patches with the question.
 * {@link fastv.models.clip.CommonSpaces} opens it for a model that has CLIP's vision tower; {@link
 * fastv.models.clip.RandomTowers} makes both towers with random weights, for measurements.
 *
 * <p>May depend on {@code fastv.core}, {@code fastv.models.checkpoint}, {@code
 * fastv.models.tokenizer}, {@code fastv.models.vision} and {@code fastv.models.weights}.
 */
@NullMarked
package fastv.models.clip;

import org.jspecify.annotations.NullMarked;
