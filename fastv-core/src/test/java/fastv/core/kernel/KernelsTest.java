package fastv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KernelsTest {
    private static TorchEngine engine;
    private static Kernels kernels;

    @BeforeAll
    static void start() {
        engine = TorchEngine.start("cpu", Optional.of(2));
        kernels = new Kernels(engine);
    }

    @AfterAll
    static void stop() {
        kernels.close();
    }

    @Test
    void greedy_takes_the_largest_logit() {
        try (NDManager scope = engine.newManager()) {
            NDArray logits = scope.create(new float[] {0.5f, 2f, -1f});
            assertThat(kernels.sampling().greedy(logits)).isEqualTo(1);
        }
    }

    @Test
    void sampling_walks_the_cumulative_probabilities_from_the_most_likely_token() {
        try (NDManager scope = engine.newManager()) {
            // exp: 1, 2, 4 of 7; sorted 4/7, 2/7, 1/7
            NDArray logits =
                    scope.create(new float[] {0f, (float) Math.log(2), (float) Math.log(4)});
            SamplingKernels sampling = kernels.sampling();
            assertThat(sampling.sample(logits, 1, 0, 1, 0.57)).isEqualTo(2);
            assertThat(sampling.sample(logits, 1, 0, 1, 0.58)).isEqualTo(1);
            assertThat(sampling.sample(logits, 1, 0, 1, 0.86)).isEqualTo(0);
            assertThat(sampling.sample(logits, 1, 2, 1, 0.99)).isEqualTo(1);
            assertThat(sampling.sample(logits, 1, 0, 0.5, 0.99)).isEqualTo(2);
            assertThat(sampling.sample(logits, 1e-4, 0, 1, 0.999)).isEqualTo(2);
        }
    }

    @Test
    void the_last_row_of_attention_is_the_softmax_of_its_products() {
        try (NDManager scope = engine.newManager()) {
            NDArray queries = scope.create(new float[] {9f, 9f, 1f, 0f}, new Shape(1, 1, 2, 2));
            NDArray keys = scope.create(new float[] {0f, 5f, 2f, 5f}, new Shape(1, 1, 2, 2));
            float[] row =
                    kernels.evidence().ofLastQuery(scope, queries, keys, 2, null).toFloatArray();
            double second = 1 / (1 + Math.exp(-2 / Math.sqrt(2)));
            assertThat(row[1]).isCloseTo((float) second, within(1e-6f));
            assertThat(row[0] + row[1]).isCloseTo(1f, within(1e-6f));
        }
    }

    @Test
    void received_attention_sums_the_causal_rows_in_blocks() {
        try (NDManager scope = engine.newManager()) {
            NDArray queries = scope.zeros(new Shape(1, 2, 3, 4));
            NDArray keys = scope.zeros(new Shape(1, 1, 5, 4));
            // equal scores: row i spreads 1 / (i + 1) over keys 0 .. i
            float[] sums =
                    kernels.evidence()
                            .received(scope, queries, keys, 3, null, false)
                            .toFloatArray();
            assertThat(sums)
                    .containsExactly(
                            new float[] {1 + 1 / 2f + 1 / 3f, 1 / 2f + 1 / 3f, 1 / 3f},
                            within(1e-6f));
            float[] others =
                    kernels.evidence().received(scope, queries, keys, 3, null, true).toFloatArray();
            assertThat(others)
                    .containsExactly(new float[] {1 / 2f + 1 / 3f, 1 / 3f, 0}, within(1e-6f));
        }
    }

    @Test
    void a_failing_kernel_says_which_one_and_why_in_one_line() {
        try (NDManager scope = engine.newManager()) {
            NDArray a = scope.zeros(new Shape(2, 3));
            assertThatThrownBy(
                            () -> kernels.weights().linear(scope, a, scope.zeros(new Shape(4, 5))))
                    .isInstanceOf(KernelException.class)
                    .hasMessageStartingWith("weights.linear: ")
                    .hasMessageContaining("3")
                    .message()
                    .doesNotContain("\n");
        }
    }
}
