/**
 * A checkpoint's tensors as the engine takes them: mapped, in the type the model computes in,
 * bundled by layer under the project's names.
 *
 * <p>May depend on {@code fastv.core.kernel} and {@code fastv.models.checkpoint}.
 */
@NullMarked
package fastv.models.weights;

import org.jspecify.annotations.NullMarked;
