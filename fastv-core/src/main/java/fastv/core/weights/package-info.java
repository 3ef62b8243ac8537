/**
 * Safetensors files as they lie on disk: header, tensor entries, small tensors read into Java
 * arrays, and a writer. Large tensors are never read here; the kernel package maps them.
 *
 * <p>May depend on the JDK, Gson and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.weights;

import org.jspecify.annotations.NullMarked;
