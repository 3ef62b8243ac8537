package fastv.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StageTest {

    /** Three image tokens behind two of text, of which the first left before: originals 3, 4. */
    private static final TokenLayout ROWS =
            TokenLayout.builder()
                    .text(Segment.SYSTEM, 2)
                    .picture(0, 3)
                    .text(Segment.INSTRUCTION, 1)
                    .build()
                    .keep(new int[] {0, 1, 3, 4, 5});

    @Test
    void what_stays_and_what_goes_are_named_by_their_first_positions() {
        Stage stage =
                new Stage(
                        new Site.BeforeLayer(1),
                        new Scope.Whole(Segment.IMAGE),
                        new First(),
                        new Budget.RemovedRatio(0.5, Rounding.HALF_EVEN),
                        (scores, keep, evidence) -> new int[] {0},
                        Positions.ORIGINAL,
                        Enactment.DROP);
        Ranking ranking = stage.rank(new Rows());
        assertThat(ranking.keptPositions()).containsExactly(3);
        assertThat(ranking.removedPositions()).containsExactly(4);
        assertThat(ranking.keptRows()).containsExactly(0, 1, 2, 4);
    }

    /** The first candidate in a row of its own, in its place or behind the others. */
    private record FirstMerged(boolean inPlace) implements Merger {
        @Override
        public Set<EvidenceNeed> needs() {
            return Set.of();
        }

        @Override
        public int outputs(int candidates, int kept) {
            return 1;
        }

        @Override
        public long macs(int candidates, int kept, int width) {
            return 0;
        }

        @Override
        public List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence) {
            return List.of(new MergedToken(new int[] {0}, new float[] {2}));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0 1 2 3 4", "false, 0 1 3 2 4"})
    void a_merged_row_stands_in_its_place_or_behind_the_candidates(boolean inPlace, String rows) {
        Stage stage =
                new Stage(
                        new Site.BeforeLayer(1),
                        new Scope.Whole(Segment.IMAGE),
                        new First(),
                        new Budget.Count(1),
                        (scores, keep, evidence) -> new int[] {1},
                        Positions.ORIGINAL,
                        Enactment.DROP,
                        new FirstMerged(inPlace));
        List<String> first =
                stage.rank(new Rows()).sequence().stream()
                        .map(row -> String.valueOf(row.tokens()[0]))
                        .toList();
        assertThat(String.join(" ", first)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 7, 0.7, 1", "0.5, 5, 2.5, 2", "0, 5, 5, 5", "1, 5, 0, 0"})
    void a_ratio_is_exact_before_it_is_whole(double removed, int of, double exact, int kept) {
        Budget budget = new Budget.RemovedRatio(removed, Rounding.HALF_EVEN);
        assertThat(budget.exact(of)).isCloseTo(exact, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(budget.keep(of)).isEqualTo(kept);
    }

    @Test
    void a_count_is_exact_as_it_is() {
        assertThat(new Budget.Count(3).exact(5)).isEqualTo(3.0);
        assertThat(new Budget.Count(3).exact(2)).isEqualTo(2.0);
        assertThat(new Budget.KeptRatio(0.25, Rounding.FLOOR).exact(5)).isEqualTo(1.25);
    }

    @Test
    void merged_rows_come_behind_the_last_candidate() {
        Ranking ranking = merging(new int[] {}, new int[] {0, 1}).rank(new Rows());
        assertThat(ranking.realised()).isZero();
        assertThat(ranking.outputs()).isOne();
        assertThat(ranking.mergedPositions()).containsExactly(3);
        assertThat(ranking.mergedMembers()).containsExactly(new int[] {3, 4});
        assertThat(ranking.sequence())
                .containsExactly(
                        MergedToken.alone(0),
                        MergedToken.alone(1),
                        new MergedToken(new int[] {2, 3}, new float[] {1, 1}),
                        MergedToken.alone(4));
    }

    @Test
    void what_stays_cannot_be_merged_as_well() {
        Stage stage = merging(new int[] {0}, new int[] {0, 1});
        assertThatThrownBy(() -> stage.rank(new Rows()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("candidates that do not stay");
    }

    @Test
    void a_layer_before_a_merge_cannot_be_read_after_it() {
        Stage first = merging(new int[] {}, new int[] {0, 1});
        Stage second =
                new Stage(
                        new Site.BeforeLayer(3),
                        new Scope.Whole(Segment.IMAGE),
                        new First(),
                        new Budget.Count(1),
                        new Selector() {
                            @Override
                            public Set<EvidenceNeed> needs() {
                                return Set.of(new EvidenceNeed.Keys(0));
                            }

                            @Override
                            public int[] select(float[] scores, int keep, Evidence evidence) {
                                return new int[] {0};
                            }
                        },
                        Positions.ORIGINAL,
                        Enactment.DROP);
        assertThatThrownBy(() -> new Strategy(List.of(first, second), Replay.CACHED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merged before layer 1");
    }

    private static Stage merging(int[] kept, int[] merged) {
        Merger merger =
                new Merger() {
                    @Override
                    public Set<EvidenceNeed> needs() {
                        return Set.of();
                    }

                    @Override
                    public int outputs(int candidates, int left) {
                        return 1;
                    }

                    @Override
                    public long macs(int candidates, int left, int width) {
                        return 0;
                    }

                    @Override
                    public List<MergedToken> merge(float[] scores, int[] left, Evidence evidence) {
                        return List.of(new MergedToken(merged, new float[] {1, 1}));
                    }
                };
        return new Stage(
                new Site.BeforeLayer(1),
                new Scope.Whole(Segment.IMAGE),
                new First(),
                new Budget.Count(kept.length),
                (scores, keep, evidence) -> kept,
                Positions.ORIGINAL,
                Enactment.DROP,
                merger);
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 3", "5, 5, 4", "9, 5, 4", "0, 0, 0"})
    void a_count_below_lets_at_least_one_leave(int count, int of, int kept) {
        assertThat(new Budget.CountBelow(count).keep(of)).isEqualTo(kept);
    }

    /** Wants the first token. */
    private static final class First implements Score {
        @Override
        public String name() {
            return "first";
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return Set.of();
        }

        @Override
        public float[] score(Evidence evidence) {
            return new float[evidence.candidates().length];
        }
    }

    private static final class Rows implements Evidence {
        @Override
        public TokenLayout layout() {
            return ROWS;
        }

        @Override
        public int[] candidates() {
            return ROWS.rows(Segment.IMAGE);
        }

        @Override
        public AttentionReading attention(int layer) {
            throw new IllegalStateException("not announced");
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public SampleSeed seed() {
            return new SampleSeed(0, "a");
        }
    }
}
