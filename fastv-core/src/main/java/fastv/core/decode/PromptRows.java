package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.PromptEvidence;
import fastv.core.token.TokenLayout;
import java.util.Arrays;

/**
 * The prompt before the first layer.
 *
 * @param embeddings {@code [1, tokens, hidden]}
 */
record PromptRows(Decoder decoder, NDManager scope, TokenLayout layout, NDArray embeddings)
        implements PromptEvidence {

    @Override
    public FloatMatrix products(int[] rows, int[] others) {
        if (rows.length == 0 || others.length == 0) {
            return new FloatMatrix(rows.length, others.length, new float[0]);
        }
        try (NDArray first = index(rows);
                NDArray second = index(others);
                NDArray products =
                        decoder.kernels().evidence().products(scope, embeddings, first, second)) {
            return new FloatMatrix(rows.length, others.length, products.toFloatArray());
        }
    }

    private NDArray index(int[] rows) {
        return scope.create(Arrays.stream(rows).asLongStream().toArray());
    }
}
