package fastv.strategies.named;

import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.score.TextSimilarity;
import fastv.strategies.visual.ConditionalDiversityStage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CDPruner: before the decoder, the projected patches stay that are unlike each other and fit the
 * question, picked one by one from a determinantal point process. Zhang et al., Beyond Attention or
 * Similarity, arXiv:2506.10967, NeurIPS 2025.
 *
 * <p>Relevance is the <em>negated</em> cosine of a patch and the question in CLIP's common space,
 * as the code has it. CLIP's text tower is not part of a LLaVA: {@code clip} names the checkpoint
 * its vision tower stems from, or that lies in the folder {@code clip} of the model's checkpoint.
 * The question is what the user asks, without system prompt and template; longer than 77 tokens it
 * is read in pieces whose cosines are averaged. Positions are numbered anew.
 *
 * <p>{@code theta} is an option that the code's comments name, {@code exp(theta r / (2 (1 -
 * theta)))}; there it is off, as here. The time of CLIP's text tower counts as selection; its
 * operations are in no count of FLOPs.
 */
public final class CdPruner {

    /** The method under its public name {@code cdpruner}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps projected patches that differ from each other and fit the question",
                    "arXiv:2506.10967; code: Theia-4869/CDPruner",
                    Contract.DEFAULT.example("{keep: 24}").example("{keep: 24, theta: 0.5}"));

    private CdPruner() {}

    /** YAML: {@code cdpruner: {keep: 64, clip: clip-vit-large-patch14-336}}. */
    public record Options(
            @Doc(
                            "the CLIP checkpoint that the model's vision tower stems from, a folder with"
                                    + " config.json, model.safetensors and tokenizer.json; without it the"
                                    + " folder clip of the model's checkpoint")
                    Optional<Path> clip,
            @Doc("the share of patches that is removed; 8/9, 576 to 64, where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("how much the question counts, below 1; off if not given") @Range(min = 0, max = 1)
                    Optional<Double> theta) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            Budget budget = PatchBudget.of(r, keep, 8 / 9.0, Rounding.HALF_UP);
            TextSimilarity relevance = new TextSimilarity(clip, TextSimilarity.Sign.NEGATED, theta);
            return Strategy.before(new ConditionalDiversityStage(budget, relevance));
        }
    }
}
