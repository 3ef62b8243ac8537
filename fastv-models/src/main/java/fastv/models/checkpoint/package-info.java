/**
 * Checkpoint folders in Hugging Face layout, as far as they can be understood without a tensor
 * engine: the configuration with its defaults, which tensors there are, what the project calls
 * them, whether their shapes fit, and a hash. {@link fastv.models.checkpoint.Checkpoint} opens one;
 * only headers are read, whatever the size.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core.error} and {@code fastv.core.weights}.
 */
@NullMarked
package fastv.models.checkpoint;

import org.jspecify.annotations.NullMarked;
