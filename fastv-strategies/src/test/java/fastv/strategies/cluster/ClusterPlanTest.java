package fastv.strategies.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.prune.Evidence;
import fastv.core.prune.MergedToken;
import fastv.core.prune.SampleSeed;
import fastv.core.token.TokenLayout;
import fastv.strategies.cluster.ClusterRows.Sum;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What ViTCoP makes of six tokens in three clusters. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterPlanTest {
    private static final float[] LABELS = {0, 0, 0, 1, 1, 2};
    private static final float[] LENGTHS = {3, 1, 2, 5, 4, 9};

    private static void plan(
            float[] labels,
            float[] lengths,
            int rows,
            List<Integer> kept,
            List<List<Integer>> groups) {
        assertThat(ClusterPlan.of(labels, lengths, rows)).isEqualTo(new ClusterPlan(kept, groups));
    }

    @Test
    void clusters_keep_their_shortest_in_proportion_and_merge_the_others() {
        // R - K = 1 for 3 tokens beyond one each: round(2/3) = 1, round(1/3) = 0, 0
        plan(LABELS, LENGTHS, 4, List.of(1), List.of(List.of(0, 2), List.of(3, 4), List.of(5)));
        // R - K = 2: round(4/3) = 1, round(2/3) = 1, 0
        plan(LABELS, LENGTHS, 5, List.of(1, 4), List.of(List.of(0, 2), List.of(3), List.of(5)));
    }

    @Test
    void more_clusters_than_rows_leave_the_shortest_and_one_for_all_others() {
        // sums 6, 9, 9
        plan(LABELS, LENGTHS, 2, List.of(), List.of(List.of(0, 1, 2), List.of(3, 4, 5)));
        plan(LABELS, LENGTHS, 1, List.of(), List.of(List.of(0, 1, 2, 3, 4, 5)));
    }

    @Test
    void what_rounding_misses_or_exceeds_is_made_good_once_around() {
        float[] pairs = {0, 0, 1, 1, 2, 2};
        float[] lengths = {5, 6, 1, 2, 3, 4}; // sums 11, 3, 7
        // R - K = 1: round(1/3) = 0 each, the shortest cluster gains
        plan(pairs, lengths, 4, List.of(2), List.of(List.of(0, 1), List.of(3), List.of(4, 5)));
        // R - K = 2: round(2/3) = 1 each, the longest cluster loses
        plan(pairs, lengths, 5, List.of(2, 4), List.of(List.of(0, 1), List.of(3), List.of(5)));
    }

    @Test
    void as_many_rows_as_tokens_change_nothing_and_no_rows_leave_nothing() {
        plan(LABELS, LENGTHS, 6, List.of(0, 1, 2, 3, 4, 5), List.of());
        plan(LABELS, LENGTHS, 0, List.of(), List.of());
    }

    @Test
    void tokens_without_a_cluster_make_one() {
        float[] unmarked = {Float.NaN, 0, Float.NaN, 0};
        plan(
                unmarked,
                new float[] {1, 2, 3, 4},
                2,
                List.of(),
                List.of(List.of(1, 3), List.of(0, 2)));
    }

    @Test
    void rows_of_the_paper_s_first_setting_are_a_third_on_average() {
        ShallowRows rows = new ShallowRows(0.3333, 0.5, 32, 2, 22, 0.2);
        // (32 * 0.3333 / 0.5 - 2) / (20 + 10 * 0.2) * 288 = 19.3312 / 22 * 288 = 253.06
        assertThat(rows.of(288)).isEqualTo(253);
        // 2 * 288 + 20 * 253 + 10 * round(253 / 5) = 6146, over 32 layers 192.06 of 576
        assertThat((2 * 288 + 20 * 253 + 10 * 51) / 32).isEqualTo(576 / 3);
        assertThat(new ShallowRows(1, 0.5, 32, 2, 22, 0.2).of(288)).isEqualTo(288);
        assertThat(new ShallowRows(0.01, 0.5, 32, 2, 22, 0.2).of(288)).isZero();
        assertThatThrownBy(() -> new ShallowRows(0.3, 0.5, 32, 22, 22, 0.2))
                .hasMessageContaining("deep-layer: expected 23 to 32");
    }

    /** Six marked tokens. */
    private record Marked() implements Evidence {
        @Override
        public TokenLayout layout() {
            return TokenLayout.builder().picture(0, 6).build().marked(List.of(LABELS));
        }

        @Override
        public int[] candidates() {
            return IntStream.range(0, 6).toArray();
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

    @Test
    void budget_selection_and_merged_rows_follow_one_plan() {
        // (4 * 0.6 - 1) / (2 + 1 * 0) * 6 = 4.2, so 4
        ShallowRows rows = new ShallowRows(0.6, 1, 4, 1, 3, 0);
        float[] scores = {-3, -1, -2, -5, -4, -9};
        PatchClusters clusters = new PatchClusters(0.5, 8, 0.6);
        assertThat(rows.of(6)).isEqualTo(4);
        assertThat(new ClusterBudget(rows, clusters).keep(new Marked())).isEqualTo(1);
        assertThat(new ClusterBudget(rows, clusters).expected(6, 6)).isEqualTo(1); // 4 - 3
        assertThat(new ShortestOfClusters(rows).select(scores, 1, new Marked())).containsExactly(1);
        ClusterRows added = new ClusterRows(rows, clusters, Sum.ADD);
        assertThat(added.outputs(6, 1)).isEqualTo(3);
        // 0 and 2: the middle member is 2, once as itself and half in the mean
        assertThat(added.merge(scores, new int[] {1}, new Marked()))
                .containsExactly(
                        new MergedToken(new int[] {2, 0}, new float[] {1.5f, 0.5f}),
                        new MergedToken(new int[] {4, 3}, new float[] {1.5f, 0.5f}),
                        new MergedToken(new int[] {5}, new float[] {2}));
        assertThat(
                        new ClusterRows(rows, clusters, Sum.MEAN)
                                .merge(scores, new int[] {1}, new Marked()))
                .contains(new MergedToken(new int[] {2, 0}, new float[] {0.5f, 0.5f}));
    }
}
