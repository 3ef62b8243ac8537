package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import java.util.Set;

/**
 * The attention that the tower's class token pays to a patch: FasterVLM, Zhang et al.,
 * arXiv:2412.01818 v1, and others after it.
 *
 * <pre>
 *   score[i] = mean or sum over heads of attention[head, class token, i],  softmax over patches and class token
 * </pre>
 *
 * @param module of the tower, 0-based; negative from the end
 * @param heads how heads become one number
 */
public record ClassAttention(int module, Heads heads) implements VisualScore {
    /** The module whose output LLaVA projects: the last but one. */
    public static final int PROJECTED = -2;

    /** One number for several heads. */
    public enum Heads {
        /** Their mean. */
        MEAN {
            @Override
            float[] over(FloatMatrix heads) {
                return heads.meanOverRows();
            }
        },
        /** Their sum. */
        SUM {
            @Override
            float[] over(FloatMatrix heads) {
                return heads.sumOverRows();
            }
        };

        abstract float[] over(FloatMatrix heads);
    }

    /** As FasterVLM and VisPruner read it. */
    public static ClassAttention projected() {
        return new ClassAttention(PROJECTED, Heads.MEAN);
    }

    @Override
    public String name() {
        return "cls-attention";
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(module));
    }

    @Override
    public float[] score(VisualEvidence evidence) {
        return heads.over(evidence.classAttention(module));
    }
}
