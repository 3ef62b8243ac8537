package fastv.analysis.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import fastv.core.prune.FloatMatrix;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttentionTallyTest {

    /** One layer, one head, {@code rows} rows with these shares each. */
    private static AttentionReading reading(int rows, float... shares) {
        float[] sums = shares.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= rows;
        }
        return new AttentionReading(
                rows, List.of(List.of(2, 4, 1, rows)), List.of(new FloatMatrix(1, 4, sums)));
    }

    private static AttentionReading random(Random random) {
        List<List<Integer>> tokens = Collections.nCopies(3, List.of(20, 64, 10, 4));
        List<FloatMatrix> lambda = new ArrayList<>();
        for (int layer = 0; layer < 3; layer++) {
            float[] values = new float[16];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            lambda.add(new FloatMatrix(4, 4, values));
        }
        return new AttentionReading(4, tokens, lambda);
    }

    /** Shares 0.5 and 0.1 of the system prompt over 1 and 3 rows. */
    @Test
    void the_three_means_differ_as_their_formulae_say() {
        AttentionTally tally = new AttentionTally();
        tally.add(reading(1, 0.5f, 0.5f, 0, 0));
        tally.add(reading(3, 0.1f, 0.9f, 0, 0));
        LayerAttentionSummary.Kind system = tally.summary().layers().get(0).of(Segment.SYSTEM);
        assertThat(system.lambdaSum().mean()).isCloseTo(0.4, offset(1e-6)); // (0.5 + 0.3) / 2
        assertThat(system.lambdaMean().mean()).isCloseTo(0.3, offset(1e-6)); // (0.5 + 0.1) / 2
        assertThat(system.lambdaPooled()).isCloseTo(0.2, offset(1e-6)); // (0.5 + 0.3) / 4 rows
        assertThat(system.epsilonMean().mean()).isCloseTo(0.15, offset(1e-6)); // by 2 tokens
    }

    @Test
    void the_order_of_samples_does_not_matter_to_the_last_bit() {
        Random random = new Random(1);
        List<AttentionReading> readings =
                new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> random(random)).toList());
        AttentionTally forward = new AttentionTally();
        readings.forEach(forward::add);
        Collections.shuffle(readings, random);
        AttentionTally shuffled = new AttentionTally();
        readings.forEach(shuffled::add);
        assertThat(shuffled.summary()).isEqualTo(forward.summary());
    }

    /** A kept reading of 3 layers takes more than 400 bytes; ten thousand of them 4 MB and more. */
    @Test
    void ten_thousand_samples_take_the_memory_of_ten() {
        Random random = new Random(2);
        AttentionTally tally = new AttentionTally();
        IntStream.range(0, 10).forEach(i -> tally.add(random(random)));
        long few = usedBytes();
        IntStream.range(10, 10_000).forEach(i -> tally.add(random(random)));
        assertThat(usedBytes() - few).isLessThan(1 << 20);
        assertThat(tally.summary().samples()).isEqualTo(10_000);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void shares_that_do_not_add_up_to_one_name_sample_layer_and_head() {
        double[][] shares = {{0.25, 0.25, 0.25, 0.25}, {0.25, 0.25, 0.25, 0.2}};
        assertThatThrownBy(
                        () ->
                                new AttentionSums()
                                        .add(shares, new int[4], "sample \"a\", pass 0, layer 3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sample \"a\", pass 0, layer 3, head 1: expected shares");
    }
}
