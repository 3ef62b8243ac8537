package fastv.models.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.cost.VisionShape;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Glance;
import fastv.core.model.RandomClip;
import fastv.core.prune.BlockMerging;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Towers of random weights, and what they say of the time that evidence takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomTowersTest {
    private static final int SIDE = 4;
    private static final int PATCHES = SIDE * SIDE;

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

    /** Three blocks of which two run. */
    private static RandomClip.Towers towers(NDManager manager) {
        VisionShape vision = new VisionShape(32, 64, 2, 4, 2, 2 * SIDE, PATCHES + 1);
        RandomClip.Text text = new RandomClip.Text(16, 32, 2, 2, 12, 8);
        return new RandomTowers()
                .make(kernels, manager, new RandomClip.Sizes(vision, 3, text), Dtype.FLOAT32);
    }

    private static Glance look(NDManager scope, RandomClip.Towers towers, VisualNeed... needs) {
        long[] shape = {1, 3, 2 * SIDE, 2 * SIDE};
        NDArray pixels = kernels.weights().normal(scope, shape, 1, Dtype.FLOAT32);
        return towers.look(scope, pixels, Set.of(needs));
    }

    /** A stage that announces and does nothing. */
    private record Announcing(Set<VisualNeed> needs) implements VisualStage {
        @Override
        public Site site() {
            return Site.TOWER_OUT;
        }

        @Override
        public String name() {
            return "announcing";
        }

        @Override
        public int outputs(int patches) {
            return patches;
        }

        @Override
        public String requested() {
            return "all";
        }

        @Override
        public Reduction reduce(VisualEvidence evidence) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<VisualStage> asking(VisualNeed... needs) {
        return List.of(new Announcing(Set.of(needs)));
    }

    /** In every block the last token becomes one with the first. */
    private static final class LastIntoFirst implements BlockMerging {
        @Override
        public int[] perBlock(int blocks) {
            int[] each = new int[blocks];
            Arrays.fill(each, 1);
            return each;
        }

        @Override
        public boolean isAttentionProportional() {
            return true;
        }

        @Override
        public int[] owners(FloatMatrix similarity, float[] sizes, int asked) {
            int[] owners = new int[sizes.length];
            Arrays.setAll(owners, i -> i == sizes.length - 1 ? 0 : i);
            return owners;
        }
    }

    private static <K, V> V the(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    @Test
    void every_piece_of_evidence_has_its_own_time() {
        VisualNeed first = new VisualNeed.ClassAttention(0);
        VisualNeed second = new VisualNeed.ReceivedAttention(-2);
        VisualNeed behind = new VisualNeed.MeanKeys(-1); // of the block that does not run
        try (NDManager scope = engine.newManager();
                RandomClip.Towers towers = towers(scope)) {
            Glance glance = look(scope, towers, first, second, behind);

            assertThat(glance.hidden().getShape()).isEqualTo(new Shape(1, PATCHES + 1, 32));
            assertThat(glance.evidence()).containsOnlyKeys(first, second, behind);
            assertThat(glance.reading()).containsOnlyKeys(first, second, behind);
            assertThat(glance.reading().values()).noneMatch(Duration::isZero);
            assertThat(glance.selectionFor(asking(first, behind)))
                    .isEqualTo(the(glance.reading(), first).plus(the(glance.reading(), behind)));
            assertThat(glance.selectionFor(List.of())).isZero();
        }
    }

    @Test
    void merging_has_a_time_beside_that_of_its_run() {
        VisualNeed.MergedTower need = new VisualNeed.MergedTower(new LastIntoFirst());
        try (NDManager scope = engine.newManager();
                RandomClip.Towers towers = towers(scope)) {
            Glance glance = look(scope, towers, need);
            Glance.Merged run = the(glance.merged(), need);

            assertThat(run.hidden().getShape()).isEqualTo(new Shape(1, PATCHES + 1 - 2, 32));
            assertThat(run.owners().get(0)).startsWith(0, 1).endsWith(PATCHES - 2, 0, 0);
            assertThat(List.of(run.reading(), run.merging(), run.tower()))
                    .noneMatch(Duration::isZero);
            assertThat(glance.readingFor(asking(need))).isEqualTo(run.reading());
            assertThat(glance.selectionFor(asking(need)))
                    .isEqualTo(run.reading().plus(run.merging()));
        }
    }

    @Test
    void a_question_is_read_by_the_text_tower() {
        VisualNeed need = new VisualNeed.TextCosine(Optional.empty());
        try (NDManager scope = engine.newManager();
                RandomClip.Towers towers = towers(scope)) {
            Glance glance = look(scope, towers, need);
            Glance asked = towers.asked(scope, glance, asking(need), 9);

            float[] cosines = the(asked.evidence(), need).toFloatArray();
            assertThat(cosines).hasSize(PATCHES);
            for (float cosine : cosines) {
                assertThat(cosine).isBetween(-1f, 1f);
            }
            assertThat(asked.selectionFor(asking(need))).isPositive();
            assertThat(towers.asked(scope, glance, List.of(), 9).reading()).isEmpty();
        }
    }

    @Test
    void a_block_that_is_not_there_is_refused() {
        try (NDManager scope = engine.newManager();
                RandomClip.Towers towers = towers(scope)) {
            assertThatThrownBy(() -> towers.require(Set.of(new VisualNeed.MeanKeys(3))))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("one of the tower's 3 blocks, 0 to 2");
        }
    }
}
