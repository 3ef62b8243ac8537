package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.select.Dpp;
import fastv.strategies.transform.MinMax;
import fastv.strategies.transform.TextRelevance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * CDPruner's choice within a crop: projected patches that are unlike each other and fit the
 * question, in raster order. Zhang et al., arXiv:2506.10967, NeurIPS 2025; the rules are {@link
 * TextRelevance}, {@link MinMax} over all pictures together, and {@link Dpp}.
 *
 * @param clip folder of the CLIP checkpoint that reads the question; if empty, the model's own
 * @param theta how much the question counts against diversity, in {@code [0, 1)}; if empty,
 *     relevance enters the kernel as it is
 */
public record ConditionalDiversityStage(Budget budget, Optional<Path> clip, Optional<Double> theta)
        implements VisualStage {

    @Override
    public Site site() {
        return Site.PROJECTOR_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.TextCosine(clip));
    }

    @Override
    public String name() {
        return "conditional-diversity";
    }

    @Override
    public int outputs(int patches) {
        return budget.keep(patches);
    }

    @Override
    public String requested() {
        return budget.requested();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] relevance = relevance(evidence);
        int[] kept = Dpp.select(evidence.cosine(), relevance, budget.keep(evidence.patches()));
        return new Reduction(
                Arrays.stream(kept).sorted().mapToObj(MergedToken::alone).toList(),
                Floats.asList(relevance));
    }

    /** One number per patch of this picture, brought to scale over all pictures. */
    public float[] relevance(VisualEvidence evidence) {
        float[] all = TextRelevance.of(evidence.textCosine(clip));
        int pictures = all.length / evidence.patches();
        FloatMatrix scaled = MinMax.over(new FloatMatrix(pictures, evidence.patches(), all));
        float[] own = scaled.row(evidence.picture());
        return theta.map(weight -> TextRelevance.weighted(own, weight)).orElse(own);
    }
}
