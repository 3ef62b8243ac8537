/**
 * The engine room: TorchScript texts (resources beside this package) become whole-layer kernels
 * that Java calls through DJL. {@link fastv.core.kernel.TorchEngine} starts libtorch, {@link
 * fastv.core.kernel.Kernels} holds one typed face per text, {@link fastv.core.kernel.MappedWeights}
 * maps checkpoint files, {@link fastv.core.kernel.TensorBundle} is the named weights of one layer.
 *
 * <p>The only package that sees the PyTorch engine's classes. May depend on {@code
 * fastv.core.weights} and {@code fastv.core.error}. Results live as long as the manager they are
 * given; whatever outlives a step must be attached elsewhere.
 */
@NullMarked
package fastv.core.kernel;

import org.jspecify.annotations.NullMarked;
