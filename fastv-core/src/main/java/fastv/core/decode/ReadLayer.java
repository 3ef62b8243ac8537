package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.EvidenceKernels;
import fastv.core.token.TokenLayout;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a layer for later stages to read.
 *
 * @param scope what is computed of it lives here
 * @param queries rotated, of the layer's last rows
 * @param keys rotated, with {@code length} entries in use
 * @param visible as the layer was given it
 * @param seen the rows the layer saw
 * @param rotary the angles of the rows it computed
 */
record ReadLayer(
        EvidenceKernels kernels,
        NDManager scope,
        NDArray queries,
        NDArray keys,
        int length,
        @Nullable NDArray visible,
        TokenLayout seen,
        Rotary rotary) {}
