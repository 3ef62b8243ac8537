package fastv.strategies.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MergingTest {
    private static final FloatMatrix SIMILARITY =
            new FloatMatrix(
                    5,
                    5,
                    new float[] {
                        1, .5f, 0, .1f, .2f, //
                        .5f, 1, .5f, .6f, .7f, //
                        0, .5f, 1, .9f, .3f, //
                        .1f, .6f, .9f, 1, .8f, //
                        .2f, .7f, .3f, .8f, 1
                    });

    /** Even places 0 2 4 against odd places 1 3. */
    private static final FloatMatrix EVEN_ODD =
            new FloatMatrix(3, 2, new float[] {.2f, .1f, .1f, .8f, .9f, .3f});

    private static final float[] ONES = {1, 1, 1, 1, 1};

    @Test
    void others_go_to_the_target_they_resemble_most_and_to_the_first_of_equal_ones() {
        int[] targets = {0, 2};
        int[] others = {1, 3, 4}; // to 0 and 2: .5 .5, .1 .9, .2 .3
        int[] assignment = NearestTarget.assign(SIMILARITY, targets, others);
        assertThat(assignment).containsExactly(0, 1, 1);
        assertThat(NearestTarget.ADD.merge(targets, others, assignment))
                .containsExactly(
                        merged(new int[] {0, 1}, 1, 1), // the mean of one is added
                        merged(new int[] {2, 3, 4}, 1, .5f, .5f));
        assertThat(NearestTarget.MEAN.merge(targets, others, assignment))
                .containsExactly(
                        merged(new int[] {0, 1}, .5f, .5f),
                        merged(new int[] {2, 3, 4}, 1 / 3f, 1 / 3f, 1 / 3f));
    }

    @Test
    void a_target_nobody_goes_to_stays_as_it_is() {
        for (NearestTarget op : NearestTarget.values()) {
            assertThat(op.merge(new int[] {3}, new int[0], new int[0]))
                    .containsExactly(MergedToken.alone(3));
        }
        assertThat(NearestTarget.assign(SIMILARITY, new int[0], new int[] {1})).containsExactly(-1);
    }

    @Test
    void dominant_counts_cls_and_targets_are_spread_over_the_rest() {
        // rows: [CLS] 0, patches 1 to 4; best patch is row 3; rest 1 2 4, step 3 div 1: target 1
        DominantContextual.Plan plan =
                new DominantContextual(2, 1).plan(new float[] {.1f, .2f, .4f, .3f}, SIMILARITY);
        assertThat(plan.kept()).containsExactly(0, 3);
        assertThat(plan.targets()).containsExactly(1);
        assertThat(plan.merged()).containsExactly(2, 4);
        assertThat(plan.tokens())
                .containsExactly(
                        MergedToken.alone(0),
                        MergedToken.alone(3),
                        merged(new int[] {1, 2, 4}, 1, .5f, .5f));
    }

    @Test
    void without_contextual_tokens_the_others_leave() {
        DominantContextual.Plan plan =
                new DominantContextual(2, 0).plan(new float[] {.1f, .2f, .4f, .3f}, SIMILARITY);
        assertThat(plan.tokens()).containsExactly(MergedToken.alone(0), MergedToken.alone(3));
    }

    @Test
    void asked_for_more_than_there_are_every_row_stays_alone() {
        float[] scores = {.1f, .2f, .4f, .3f};
        assertThat(new DominantContextual(9, 3).plan(scores, SIMILARITY).tokens()).hasSize(5);
        assertThat(new DominantContextual(3, 3).plan(scores, SIMILARITY).tokens())
                .allMatch(token -> token.weights().length == 1)
                .hasSize(5);
        assertThatThrownBy(() -> new DominantContextual(0, 3)).hasMessageContaining("[CLS]");
    }

    @Test
    void outliers_take_in_their_neighbours_and_one_token_holds_the_rest() {
        float[] scores = {.1f, .4f, .2f, .05f, .25f};
        OutlierClusters rule = new OutlierClusters(false, 2);
        int[] kept = rule.select(scores, 0.4); // trunc(5 * .4) = 2
        assertThat(kept).containsExactly(1, 4);
        assertThat(rule.tokens(SIMILARITY, scores, kept))
                .containsExactly(
                        merged(new int[] {1, 4, 3}, 1, .25f, .05f), // most similar: .7 and .6
                        merged(new int[] {4, 3, 1}, 1, .05f, .4f), // .8 and .7
                        merged(new int[] {0, 2, 3}, .1f, .2f, .05f));
    }

    @Test
    void plus_adds_evenly_spaced_places_after_the_best() {
        float[] scores = new float[12];
        scores[4] = 1;
        // ratio 1/12: trunc(12 / 1) = 12, 12 div 3 = 4: places 0 4 8 below 11, 4 is there already
        assertThat(new OutlierClusters(true, 32).select(scores, 1 / 12.0)).containsExactly(4, 0, 8);
        assertThat(new OutlierClusters(true, 32).select(scores, 0)).containsExactly(0);
        assertThat(new OutlierClusters(false, 32).select(scores, 0)).isEmpty();
        // a ratio above 1/3 has step 0 in the release; here every place below the last
        assertThat(new OutlierClusters(true, 32).select(scores, 0.5)).hasSize(11);
    }

    @Test
    void the_most_similar_even_token_is_merged_and_the_odd_ones_come_last() {
        BipartiteSoft.Merging merging = new BipartiteSoft(true, false).merge(EVEN_ODD, ONES, 1);
        // 4 -> 1 at .9; left 0 2, then 1 3
        assertThat(merging.tokens())
                .containsExactly(
                        MergedToken.alone(0),
                        MergedToken.alone(2),
                        merged(new int[] {1, 4}, .5f, .5f),
                        MergedToken.alone(3));
        assertThat(merging.sizes()).containsExactly(1, 1, 2, 1);
        assertThat(merging.owner()).containsExactly(0, 2, 1, 3, 2);
    }

    @Test
    void without_a_class_token_the_unmerged_stand_by_falling_similarity() {
        BipartiteSoft.Merging merging = new BipartiteSoft(false, false).merge(EVEN_ODD, ONES, 1);
        assertThat(merging.owner()).containsExactly(1, 2, 0, 3, 2); // 2 (.8), 0 (.2), then 1 3
    }

    @Test
    void larger_tokens_weigh_more() {
        BipartiteSoft.Merging merging =
                new BipartiteSoft(true, false).merge(EVEN_ODD, new float[] {1, 3, 1, 1, 1}, 1);
        assertThat(merging.tokens().get(2)).isEqualTo(merged(new int[] {1, 4}, .75f, .25f));
        assertThat(merging.sizes()).containsExactly(1, 1, 4, 1);
    }

    @Test
    void a_distillation_token_takes_nothing_in_and_stays_second() {
        // 1 takes nothing in: 2 -> 3 at .8 before 4 -> 3 at .3; left 0 4, then 3, 1 put second
        BipartiteSoft.Merging merging = new BipartiteSoft(true, true).merge(EVEN_ODD, ONES, 1);
        assertThat(merging.owner()).containsExactly(0, 1, 3, 3, 2);
    }

    @Test
    void at_most_half_of_the_unprotected_are_merged_and_none_leaves_the_order() {
        BipartiteSoft rule = new BipartiteSoft(true, false);
        assertThat(rule.merged(5, 40)).isEqualTo(2); // (5 - 1) div 2
        assertThat(rule.merge(EVEN_ODD, ONES, 40).tokens()).hasSize(3);
        assertThat(rule.merge(EVEN_ODD, ONES, 0).owner()).containsExactly(0, 1, 2, 3, 4);
        assertThat(rule.merge(EVEN_ODD, ONES, 0).tokens())
                .isEqualTo(
                        List.of(
                                MergedToken.alone(0),
                                MergedToken.alone(1),
                                MergedToken.alone(2),
                                MergedToken.alone(3),
                                MergedToken.alone(4)));
    }

    private static MergedToken merged(int[] tokens, float... weights) {
        return new MergedToken(tokens, weights);
    }
}
