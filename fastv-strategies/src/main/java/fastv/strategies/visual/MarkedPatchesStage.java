package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualStage;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All patches go on, each marked with what it is worth in the tower, for stages of the decoder to
 * read.
 *
 * @param score what is noted
 */
public record MarkedPatchesStage(VisualScore score) implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return score.needs();
    }

    @Override
    public String name() {
        return score.name();
    }

    @Override
    public int outputs(int patches) {
        return patches;
    }

    @Override
    public boolean marksPatches() {
        return true;
    }

    @Override
    public String requested() {
        return "all";
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        List<Float> scores = Floats.asList(score.score(evidence));
        return new Reduction(
                IntStream.rangeClosed(1, scores.size()).mapToObj(MergedToken::alone).toList(),
                scores,
                scores);
    }
}
