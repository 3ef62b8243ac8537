package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.budget.OutliersIqr;
import fastv.strategies.merge.OutlierClusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * LLaVA-PruMerge: the patches whose full-width attention stands out go on, by falling attention,
 * each with what resembles it, and one more token for the rest. Shang et al., arXiv:2403.15388; the
 * rule is {@link OutlierClusters}.
 *
 * @param ratio the share that stays; empty lets each picture decide ({@link OutliersIqr})
 * @param module whose queries and keys count
 */
public record OutlierClustersStage(OutlierClusters rule, Optional<Double> ratio, int module)
        implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(
                new VisualNeed.FullWidthAttention(module), new VisualNeed.FullWidthKeys(module));
    }

    @Override
    public String name() {
        return rule.plus() ? "outlier-clusters+" : "outlier-clusters";
    }

    @Override
    public int outputs(int patches) {
        if (ratio.isPresent()) {
            return select(new float[patches], ratio.get()).length + 1;
        }
        // at most a quarter can stand out; what is added on top is most where none does
        return 1 + (rule.plus() ? patches : patches / 4);
    }

    @Override
    public boolean isCountFixed() {
        return ratio.isPresent() && !rule.plus();
    }

    @Override
    public String requested() {
        return ratio.map(share -> "ratio=" + share).orElse("outliers");
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] scores = evidence.fullWidthAttention(module);
        int[] kept = select(scores, ratio.orElseGet(() -> OutliersIqr.ratio(scores)));
        List<MergedToken> tokens =
                rule.tokens(evidence.keyCosine(module), scores, kept).stream()
                        .map(OutlierClustersStage::behindClassToken)
                        .toList();
        return new Reduction(tokens, Floats.asList(scores));
    }

    private int[] select(float[] scores, double share) {
        return rule.select(scores, share, ratio.isPresent());
    }

    private static MergedToken behindClassToken(MergedToken patches) {
        return new MergedToken(
                IntStream.of(patches.tokens()).map(patch -> patch + 1).toArray(),
                patches.weights());
    }
}
