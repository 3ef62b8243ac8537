package fastv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What rankings read in the tower, and blocks whose tokens stand for several patches. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisionKernelsTest {
    private static final int WIDTH = 4;
    private static final int HEADS = 2;

    private static TorchEngine engine;
    private static Kernels kernels;

    @BeforeAll
    static void start() {
        engine = TorchEngine.start("cpu", Optional.of(1));
        kernels = new Kernels(engine);
    }

    @AfterAll
    static void stop() {
        kernels.close();
    }

    /**
     * Two heads of one number each, three tokens: q = (0, 1, 0 | 1, 0, 0), k = (0, 0, ln 2 | 0, ln
     * 3, 0).
     */
    private static VisionKernels.Heads heads(NDManager scope) {
        float two = (float) Math.log(2);
        float three = (float) Math.log(3);
        Shape shape = new Shape(1, 2, 3, 1);
        return new VisionKernels.Heads(
                scope.create(new float[] {0, 1, 0, 1, 0, 0}, shape),
                scope.create(new float[] {0, 0, two, 0, three, 0}, shape));
    }

    @Test
    void the_class_token_attends_head_by_head() {
        try (NDManager scope = engine.newManager()) {
            // head 1: the query is 0, a third each; head 2: e^0 : e^ln3 : e^0 = 1 : 3 : 1
            assertThat(kernels.vision().classAttention(scope, heads(scope)).toFloatArray())
                    .containsExactly(new float[] {1 / 3f, 1 / 3f, 0.6f, 0.2f}, within(1e-6f));
        }
    }

    @Test
    void attention_received_is_the_mean_over_heads_and_queries() {
        try (NDManager scope = engine.newManager()) {
            // head 1: rows (1,1,1)/3, (1,1,2)/4, (1,1,1)/3: columns 11/36, 11/36, 14/36
            // head 2: rows (1,3,1)/5, (1,1,1)/3, (1,1,1)/3: columns 13/45, 19/45, 13/45
            NDArray received = kernels.vision().receivedAttention(scope, heads(scope));
            assertThat(received.getShape()).isEqualTo(new Shape(1, 1, 2));
            assertThat(received.toFloatArray())
                    .containsExactly(
                            new float[] {(11 / 36f + 19 / 45f) / 2, (14 / 36f + 13 / 45f) / 2},
                            within(1e-6f));
        }
    }

    @Test
    void at_full_width_the_heads_products_are_summed() {
        try (NDManager scope = engine.newManager()) {
            // class query (0, 1), keys (0, 0), (0, ln 3), (ln 2, 0), scale 1 / sqrt 2
            double middle = Math.exp(Math.log(3) / Math.sqrt(2));
            assertThat(kernels.vision().fullWidthAttention(scope, heads(scope)).toFloatArray())
                    .containsExactly(
                            new float[] {
                                (float) (middle / (2 + middle)), (float) (1 / (2 + middle))
                            },
                            within(1e-6f));
            assertThat(kernels.vision().fullWidthKeys(scope, heads(scope)).toFloatArray())
                    .containsExactly(0, 0, 0, (float) Math.log(3), (float) Math.log(2), 0);
        }
    }

    @Test
    void merged_rows_are_means_weighted_by_size() {
        try (NDManager scope = engine.newManager()) {
            NDArray hidden = scope.create(new float[] {1, 2, 10, 20, 4, 8}, new Shape(1, 3, 2));
            NDArray sizes = scope.create(new float[] {1, 1, 3}, new Shape(1, 3));
            NDArray places = scope.create(new long[] {1, 0, 1}, new Shape(1, 3));
            NDArray counts = scope.create(new float[] {1, 4}, new Shape(1, 2));
            // the second row: (1 * (1, 2) + 3 * (4, 8)) / 4
            assertThat(kernels.vision().merge(scope, hidden, sizes, places, counts).toFloatArray())
                    .containsExactly(10, 20, 3.25f, 6.5f);
        }
    }

    @Test
    void a_token_of_size_two_attracts_as_the_same_token_twice() {
        try (NDManager scope = engine.newManager();
                TensorBundle weights = weights(scope)) {
            float[] a = {0.3f, -1, 0.5f, 2};
            float[] b = {1, 0.2f, -0.7f, 0.1f};
            NDArray once = attended(scope, weights, new float[] {1, 2}, true, a, b);
            NDArray twice = attended(scope, weights, new float[] {1, 1, 1}, true, a, b, b);
            NDArray plain = attended(scope, weights, new float[] {1, 2}, false, a, b);
            assertThat(row(once, 0)).containsExactly(row(twice, 0), within(1e-6f));
            assertThat(row(once, 1)).containsExactly(row(twice, 1), within(1e-6f));
            assertThat(Math.abs(row(once, 0)[0] - row(plain, 0)[0])).isGreaterThan(1e-4f);
        }
    }

    private static float[] row(NDArray hidden, int row) {
        return hidden.get("0," + row).toFloatArray();
    }

    private static NDArray attended(
            NDManager scope,
            TensorBundle weights,
            float[] sizes,
            boolean proportional,
            float[]... rows) {
        float[] hidden = new float[rows.length * WIDTH];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, hidden, i * WIDTH, WIDTH);
        }
        return kernels.vision()
                .attentionOfMerged(
                        scope,
                        scope.create(hidden, new Shape(1, rows.length, WIDTH)),
                        weights,
                        HEADS,
                        1e-5,
                        scope.create(sizes, new Shape(1, sizes.length)),
                        proportional)
                .hidden();
    }

    private static TensorBundle weights(NDManager scope) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, NDArray> tensors = new HashMap<>();
        for (String name : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
            tensors.put(
                    "self_attn." + name + ".weight",
                    scope.create(draw(random, WIDTH * WIDTH), new Shape(WIDTH, WIDTH)));
        }
        tensors.put("layer_norm1.weight", scope.create(draw(random, WIDTH)));
        tensors.put("layer_norm1.bias", scope.create(draw(random, WIDTH)));
        return new TensorBundle(tensors);
    }

    private static float[] draw(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
