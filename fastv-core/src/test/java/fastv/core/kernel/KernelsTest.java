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
    void distances_are_over_the_root_of_the_width_and_equal_rows_are_none_apart() {
        try (NDManager scope = engine.newManager()) {
            float[] rows = {1e3f, 0.1f, 1e3f + 3, 4.1f, 1e3f, 0.1f}; // 3, 4 -> 5, of two channels
            float[] apart =
                    kernels.evidence()
                            .distances(scope, scope.create(rows, new Shape(3, 2)))
                            .toFloatArray();
            float five = (float) (5 / Math.sqrt(2));
            assertThat(apart)
                    .containsExactly(
                            new float[] {0, five, 0, five, 0, five, 0, five, 0}, within(1e-6f));
            assertThat(apart[2]).isZero();
        }
    }

    /** Two heads over one key head; keys of the second head's queries double the scores. */
    private static final float[] QUERIES = {1, 0, 0, 1, 2, 0, 0, 2};

    private static final float[] KEYS = {0, 0, 1, 0, 0, 1};

    @Test
    void chosen_queries_see_what_lies_before_them() {
        try (NDManager scope = engine.newManager()) {
            NDArray queries = scope.create(QUERIES, new Shape(1, 2, 2, 2));
            NDArray keys = scope.create(KEYS, new Shape(1, 1, 3, 2));
            // rows 1 and 2 are kept; row 1 of head 1 is (1, 0): scores 0 and 1 / sqrt 2, key 2
            // unseen
            double one = Math.exp(1 / Math.sqrt(2));
            double two = Math.exp(2 / Math.sqrt(2));
            double[] first = {1 / (1 + one), one / (1 + one), 0};
            double[] second = {1 / (1 + two), two / (1 + two), 0};
            float[] mean = chosen(scope, queries, keys, 1, false, 9);
            for (int key = 0; key < 3; key++) {
                assertThat(mean[key]).isCloseTo((float) ((first[key] + second[key]) / 2), NEAR);
            }
            NDArray at = scope.create(new long[] {1});
            NDArray among = scope.create(new long[] {0, 1});
            float[] largest =
                    kernels.evidence()
                            .chosenLargest(scope, queries, keys, 3, null, at, among)
                            .toFloatArray();
            assertThat(largest[0]).isCloseTo((float) first[0], NEAR);
            assertThat(largest[1]).isCloseTo((float) second[1], NEAR);
            float[] heads =
                    kernels.evidence()
                            .chosenByHead(scope, queries, keys, 3, null, at, among)
                            .toFloatArray();
            assertThat(heads[1]).isCloseTo((float) first[1], NEAR);
            assertThat(heads[2]).isCloseTo((float) second[0], NEAR);
        }
    }

    @Test
    void the_strongest_heads_alone_count_after_the_correction() {
        try (NDManager scope = engine.newManager()) {
            NDArray queries = scope.create(QUERIES, new Shape(1, 2, 2, 2));
            NDArray keys = scope.create(KEYS, new Shape(1, 1, 3, 2));
            // on key 2 row 2 of head 2 pays more: scores 0, 0, 2 / sqrt 2
            double two = Math.exp(2 / Math.sqrt(2));
            NDArray last = scope.create(new long[] {2});
            float[] plain = chosen(scope, queries, keys, 2, last, false, 1);
            assertThat(plain[0]).isCloseTo((float) (two / (2 + two)), NEAR);
            // ones two positions apart at frequency 1: 2 cos(2) / sqrt 2
            float[] corrected = chosen(scope, queries, keys, 2, true, 2);
            float[] mean = chosen(scope, queries, keys, 2, false, 2);
            double ones = 2 * Math.cos(2) / Math.sqrt(2);
            assertThat(corrected[0]).isCloseTo((float) (mean[0] / ones), NEAR);
        }
    }

    private static final org.assertj.core.data.Offset<Float> NEAR = within(1e-6f);

    private static float[] chosen(
            NDManager scope,
            NDArray queries,
            NDArray keys,
            long at,
            boolean corrected,
            int strongest) {
        NDArray all = scope.create(new long[] {0, 1, 2});
        return chosen(scope, queries, keys, at, all, corrected, strongest);
    }

    private static float[] chosen(
            NDManager scope,
            NDArray queries,
            NDArray keys,
            long at,
            NDArray among,
            boolean corrected,
            int strongest) {
        NDArray positions = scope.create(new long[] {0, 1, 2});
        DecoderKernels.Rotary rotary =
                kernels.decoder()
                        .rotary(scope, positions, scope.create(new float[] {1}), Dtype.FLOAT32);
        return kernels.evidence()
                .chosenMean(
                        scope,
                        queries,
                        keys,
                        3,
                        null,
                        scope.create(new long[] {at}),
                        among,
                        rotary,
                        corrected,
                        strongest)
                .toFloatArray();
    }

    @Test
    void sums_of_rows_take_their_places_and_others_are_copied() {
        try (NDManager scope = engine.newManager()) {
            NDArray longer = scope.create(new float[] {1, 2, 3, 4}, new Shape(1, 4, 1));
            NDArray shorter = scope.create(new float[] {1, 2, 4}, new Shape(1, 3, 1));
            float[] rows =
                    kernels.decoder()
                            .withSums(
                                    scope,
                                    shorter,
                                    longer,
                                    scope.create(new long[] {1, 2}),
                                    scope.create(new float[] {0.5f, 2}),
                                    scope.create(new long[] {0, 0}),
                                    scope.create(new long[] {1}))
                            .toFloatArray();
            assertThat(rows).containsExactly(1, 7, 4); // 2 / 2 + 3 * 2
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
