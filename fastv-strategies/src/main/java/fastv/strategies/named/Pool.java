package fastv.strategies.named;

import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.strategies.visual.BlockPoolingStage;
import fastv.strategies.visual.StridePoolingStage;
import java.util.Optional;

/**
 * Means of projected patches go on: of neighbours along the sequence, which is row (a) of FastV's
 * Table 7 (Chen et al., arXiv:2403.06764; stride 2, 576 become 288), or of square blocks of the
 * picture. The paper trains with the pooling as well; here the model stays as it was trained.
 */
public final class Pool {

    /** The method under its public name {@code pooling}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "control: averages visual tokens along the sequence or over square blocks",
                    "arXiv:2403.06764, Table 7 (a), at inference; blocks are ours");

    private Pool() {}

    /** YAML: {@code pooling: {stride: 2}}. */
    public record Options(
            @Doc("how many neighbours along the sequence become one; 2 where no blocks are given")
                    @Range(min = 1)
                    Optional<Integer> stride,
            @Doc("patches per side of the square blocks that become one, instead of stride")
                    @Range(min = 1)
                    Optional<Integer> blocks) {
        public Options {
            FastVStage.requireAtMostOne(
                    "stride", stride, "blocks", blocks, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            return Strategy.before(
                    blocks.<VisualStage>map(BlockPoolingStage::new)
                            .orElseGet(() -> new StridePoolingStage(stride.orElse(2))));
        }
    }
}
