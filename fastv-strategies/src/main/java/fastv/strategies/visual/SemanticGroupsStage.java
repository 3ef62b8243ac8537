package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.select.GroupwiseSuppression;
import fastv.strategies.transform.RandomisedPca;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * PruneSID: patches are grouped by the principal component they have most of, and each group sends
 * its best ones that do not resemble each other, behind the class token. arXiv:2603.09480, ICLR
 * 2026; the rules are {@link RandomisedPca} and {@link GroupwiseSuppression}.
 *
 * @param tokens how many go on, the class token counted; all patches less one where there are fewer
 * @param module of the tower whose class attention counts
 */
public record SemanticGroupsStage(int tokens, int module) implements VisualStage {
    private static final int TOKENS_PER_COMPONENT = 4;

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(module));
    }

    @Override
    public String name() {
        return "semantic-groups";
    }

    @Override
    public int outputs(int patches) {
        return Math.min(tokens, patches);
    }

    @Override
    public String requested() {
        return "keep=" + tokens;
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        int count = outputs(evidence.patches());
        float[] scores = evidence.classAttention(module).sumOverRows();
        int[] kept =
                GroupwiseSuppression.select(
                        groups(evidence, Math.max(1, count / TOKENS_PER_COMPONENT)),
                        scores,
                        evidence.cosine(),
                        count);
        return new Reduction(
                Stream.concat(
                                Stream.of(MergedToken.alone(0)),
                                Arrays.stream(kept).mapToObj(patch -> MergedToken.alone(1 + patch)))
                        .toList(),
                Floats.asList(scores));
    }

    /** The component that each patch has most of, of equal ones the first. */
    private static int[] groups(VisualEvidence evidence, int components) {
        FloatMatrix rows = evidence.rows();
        double[][] tokens = new double[rows.rows()][rows.columns()];
        for (int i = 0; i < tokens.length; i++) {
            int row = i;
            Arrays.setAll(tokens[i], j -> 1 / (1 + Math.exp(-rows.at(row, j))));
        }
        double[][] loadings =
                RandomisedPca.loadings(
                        tokens, components, evidence.seed().generator(evidence.picture()));
        return IntStream.range(0, tokens.length).map(i -> largest(loadings, i)).toArray();
    }

    private static int largest(double[][] loadings, int token) {
        int best = 0;
        for (int i = 1; i < loadings.length; i++) {
            best = Math.abs(loadings[i][token]) > Math.abs(loadings[best][token]) ? i : best;
        }
        return best;
    }
}
