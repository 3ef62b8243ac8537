package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.NearestTarget;
import fastv.strategies.select.LocalThenGlobal;
import fastv.strategies.select.Rest;
import java.util.Set;

/**
 * VScan before the decoder: some patches from each window by an early module, others from the whole
 * picture by a late one; every other projected patch joins the kept one it resembles most, as a
 * mean. Zhang et al., arXiv:2505.22654, TMLR 2026; the rule is {@link LocalThenGlobal}.
 *
 * @param localModule whose class attention ranks within windows
 * @param globalModule whose class attention ranks the rest
 */
public record LocalThenGlobalStage(
        Budget budget, LocalThenGlobal rule, int localModule, int globalModule)
        implements VisualStage {

    @Override
    public Site site() {
        return Site.PROJECTOR_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(
                new VisualNeed.ClassAttention(localModule),
                new VisualNeed.ClassAttention(globalModule));
    }

    @Override
    public String name() {
        return "local-then-global";
    }

    @Override
    public int outputs(int patches) {
        return select(new float[patches], new float[patches], patches).length;
    }

    @Override
    public String requested() {
        return budget.requested();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] late = evidence.classAttention(globalModule).meanOverRows();
        float[] early = evidence.classAttention(localModule).meanOverRows();
        int[] kept = select(early, late, evidence.patches());
        int[] others = Rest.of(late.length, kept);
        int[] assignment = NearestTarget.assign(evidence.cosine(), kept, others);
        return new Reduction(
                NearestTarget.MEAN.merge(kept, others, assignment), Floats.asList(late));
    }

    private int[] select(float[] early, float[] late, int patches) {
        int keep = budget.keep(patches);
        int[] local = rule.local(early, PatchSquare.side(patches), keep);
        return LocalThenGlobal.union(local, rule.global(late, local, keep));
    }
}
