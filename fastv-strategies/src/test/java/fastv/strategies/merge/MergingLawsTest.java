package fastv.strategies.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What mergers obey, on random similarities with many ties. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MergingLawsTest {

    @RepeatedTest(40)
    void soft_matching_loses_no_token_and_no_size(RepetitionInfo info) {
        SplittableRandom random = new SplittableRandom(info.getCurrentRepetition());
        int tokens = random.nextInt(2, 30);
        float[] sizes = new float[tokens];
        for (int i = 0; i < tokens; i++) {
            sizes[i] = random.nextInt(1, 5);
        }
        BipartiteSoft rule = new BipartiteSoft(random.nextInt(2) == 0, random.nextInt(2) == 0);
        int asked = random.nextInt(tokens + 2);
        BipartiteSoft.Merging merging =
                rule.merge(similarity(random, (tokens + 1) / 2, tokens / 2), sizes, asked);

        assertThat(merging.tokens()).hasSize(tokens - rule.merged(tokens, asked));
        assertThat(total(merging.sizes())).isEqualTo(total(sizes));
        assertThat(everyRow(merging.tokens())).containsExactly(all(tokens));
        for (int place = 0; place < merging.tokens().size(); place++) {
            MergedToken merged = merging.tokens().get(place);
            assertThat(total(merged.weights())).isCloseTo(1, within(1e-6));
            for (int token : merged.tokens()) {
                assertThat(merging.owner()[token]).isEqualTo(place);
            }
        }
        if (rule.classToken()) {
            assertThat(merging.tokens().get(0)).isEqualTo(MergedToken.alone(0));
        }
        if (rule.distillToken()) {
            assertThat(merging.tokens()).contains(MergedToken.alone(1));
        }
    }

    @RepeatedTest(40)
    void contextual_tokens_take_in_every_row_once(RepetitionInfo info) {
        SplittableRandom random = new SplittableRandom(info.getCurrentRepetition());
        int patches = random.nextInt(1, 30);
        float[] scores = similarity(random, 1, patches).row(0);
        DominantContextual rule =
                new DominantContextual(random.nextInt(1, 35), random.nextInt(1, 9));
        List<MergedToken> tokens =
                rule.plan(scores, similarity(random, patches + 1, patches + 1)).tokens();

        assertThat(tokens).hasSize(Math.min(patches + 1, rule.dominant() + rule.contextual()));
        assertThat(everyRow(tokens)).containsExactly(all(patches + 1));
    }

    private static FloatMatrix similarity(SplittableRandom random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-4, 5) / 4f;
        }
        return new FloatMatrix(rows, columns, values);
    }

    private static double total(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }

    private static int[] everyRow(List<MergedToken> tokens) {
        return tokens.stream().flatMapToInt(t -> Arrays.stream(t.tokens())).sorted().toArray();
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }
}
