package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.VisionShape;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.util.List;
import java.util.Set;

/**
 * CLIP's two towers at any size with random weights, for measuring what happens before a decoder
 * without a checkpoint of that size.
 */
public interface RandomClip {

    /**
     * Makes them. The blocks of a tower share one set of weights.
     *
     * @param manager what they live as long as
     * @param dtype of the vision tower; the text tower is float32 as in a model
     */
    Towers make(Kernels kernels, NDManager manager, Sizes sizes, Dtype dtype);

    /**
     * How large.
     *
     * @param vision the vision tower as far as it runs in a model
     * @param visionBlocks its blocks, the last ones included that run for evidence alone
     */
    record Sizes(VisionShape vision, int visionBlocks, Text text) {

        /** CLIP ViT-L/14 as LLaVA-1.5 runs it, on pictures of {@code gridSide} patches a side. */
        public static Sizes large(int gridSide) {
            int tokens = gridSide * gridSide + 1;
            VisionShape vision = new VisionShape(1024, 4096, 23, 16, 14, 14 * gridSide, tokens);
            return new Sizes(vision, 24, new Text(768, 3072, 12, 12, 77, 768));
        }
    }

    /**
     * The sizes of the text tower.
     *
     * @param hidden width
     * @param intermediateSize width of the MLP
     * @param blocks how many
     * @param heads attention heads
     * @param positions tokens that it reads at once
     * @param projection width of the space that both towers share
     */
    record Text(
            int hidden,
            int intermediateSize,
            int blocks,
            int heads,
            int positions,
            int projection) {}

    /** Two towers; the code is that of a model. */
    interface Towers extends AutoCloseable {

        /**
         * Checks that needs can be met.
         *
         * @throws fastv.core.error.BadInputException if one names a block that the tower has not
         */
        void require(Set<VisualNeed> needs);

        /**
         * Runs the vision tower.
         *
         * @param pixelValues {@code [pictures, 3, size, size]}
         */
        Glance look(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs);

        /**
         * Runs the text tower once for every need that reads the question; the same glance if there
         * is none.
         *
         * @param questionTokens of the question, start and end included
         */
        Glance asked(NDManager owner, Glance glance, List<VisualStage> stages, int questionTokens);

        @Override
        void close();
    }
}
