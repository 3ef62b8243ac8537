package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.strategies.merge.DominantContextual;
import fastv.strategies.visual.DominantContextualStage;

/**
 * VisionZip: the class token and the patches it attends to most stay, the others are merged into a
 * few targets by the likeness of their keys. Yang et al., arXiv:2412.04467, CVPR 2025. {@code
 * dominant} counts the class token, as the authors' code does; a picture gives dominant +
 * contextual tokens.
 */
public final class VisionZip {

    /** The method under its public name {@code visionzip}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps dominant patches and merges the others into a few contextual tokens",
                    "arXiv:2412.04467; code: dvlab-research/VisionZip",
                    Contract.DEFAULT
                            .example("{dominant: 17, contextual: 4}")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "targets of merging lie on a grid, whatever their score"));

    private VisionZip() {}

    /** YAML: {@code visionzip: {dominant: 54, contextual: 10}}. */
    public record Options(
            @Doc("tokens that stay as they are, the class token counted")
                    @DefaultValue("54")
                    @Range(min = 1)
                    int dominant,
            @Doc("merged tokens that follow") @DefaultValue("10") @Range(min = 0) int contextual) {

        private Strategy strategy() {
            return Strategy.before(
                    new DominantContextualStage(new DominantContextual(dominant, contextual)));
        }
    }
}
