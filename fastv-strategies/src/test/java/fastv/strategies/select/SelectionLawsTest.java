package fastv.strategies.select;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.transform.Cosine;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every rule that is asked for a count obeys, on random pictures with many ties. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelectionLawsTest {
    private static final int ROUNDS = 60;

    /** The rules. */
    enum Rule {
        BEST_FIRST {
            @Override
            int[] select(Picture picture, int keep) {
                return BestFirst.of(picture.scores(), keep);
            }
        },
        MAX_MIN_DISTANCE {
            @Override
            int[] select(Picture picture, int keep) {
                return MaxMinDistance.select(picture.similarity(), keep);
            }
        },
        DPP {
            @Override
            int[] select(Picture picture, int keep) {
                return Dpp.select(picture.similarity(), picture.scores(), keep);
            }
        },
        IMPORTANT_THEN_DIVERSE {
            @Override
            int[] select(Picture picture, int keep) {
                return new ImportantThenDiverse(0.5, 8)
                        .select(picture.scores(), picture.similarity(), keep);
            }
        },
        THIN {
            @Override
            int[] select(Picture picture, int keep) {
                int[] all = IntStream.range(0, picture.scores().length).toArray();
                return BipartiteThin.thin(picture.similarity(), all, keep, 3);
            }
        },
        ANCHORS_AND_REGISTERS {
            @Override
            int[] select(Picture picture, int keep) {
                return new AnchorsAndRegisters(1)
                        .select(picture.scores(), picture.late(), picture.side(), keep);
            }
        },
        GRID_STEP {
            @Override
            int[] select(Picture picture, int keep) {
                return GridStep.spread(picture.scores().length, keep);
            }
        };

        abstract int[] select(Picture picture, int keep);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Picture(int side, float[] scores, float[] late, FloatMatrix similarity) {}

    @ParameterizedTest
    @EnumSource
    void as_many_distinct_tokens_stay_as_asked(Rule rule) {
        pictures()
                .forEach(
                        picture -> {
                            int tokens = picture.scores().length;
                            for (int keep = 0; keep <= tokens + 2; keep++) {
                                int[] kept = rule.select(picture, keep);
                                assertThat(kept).hasSize(Math.min(keep, tokens));
                                assertThat(kept).doesNotHaveDuplicates();
                                assertThat(Arrays.stream(kept)).allMatch(i -> i >= 0 && i < tokens);
                                assertThat(rule.select(picture, keep)).containsExactly(kept);
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource
    void what_it_looks_at_is_left_unchanged(Rule rule) {
        pictures()
                .limit(5)
                .forEach(
                        picture -> {
                            float[] scores = picture.scores().clone();
                            rule.select(picture, 3);
                            assertThat(picture.scores()).containsExactly(scores);
                        });
    }

    private static Stream<Picture> pictures() {
        SplittableRandom random = new SplittableRandom(2412_01818);
        return IntStream.range(0, ROUNDS).mapToObj(round -> picture(random, 1 + round % 6));
    }

    /** Scores and features of few different values, so that ties and duplicates occur. */
    private static Picture picture(SplittableRandom random, int side) {
        int tokens = side * side;
        float[] features = new float[tokens * 3];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(-2, 3);
        }
        return new Picture(
                side,
                scores(random, tokens),
                scores(random, tokens),
                Cosine.matrix(new FloatMatrix(tokens, 3, features)));
    }

    private static float[] scores(SplittableRandom random, int tokens) {
        float[] scores = new float[tokens];
        for (int i = 0; i < tokens; i++) {
            scores[i] = random.nextInt(6) / 8f;
        }
        return scores;
    }
}
