package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.strategies.transform.MinMax;
import fastv.strategies.transform.TextRelevance;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How well a patch fits the question in CLIP's common space: CDPruner, Zhang et al.,
 * arXiv:2506.10967, NeurIPS 2025.
 *
 * <pre>
 *   score[i] = min-max over all pictures of -+ mean over segments of cosine(segment, i)
 * </pre>
 *
 * @param clip folder of the CLIP checkpoint that reads the question; if empty, the model's own
 * @param sign whether the cosine counts as it is
 * @param theta how much the question counts against diversity, in {@code [0, 1)}, as {@link
 *     TextRelevance#weighted} says; if empty, the scaled cosine is the score
 */
public record TextSimilarity(Optional<Path> clip, Sign sign, Optional<Double> theta)
        implements VisualScore {
    /** The public name. */
    public static final String NAME = "text-similarity";

    /** Which patches are worth more. */
    public enum Sign {
        /** Those unlike the question, as CDPruner's code has it. */
        NEGATED {
            @Override
            float[] of(FloatMatrix cosines) {
                return TextRelevance.of(cosines);
            }
        },
        /** Those like the question. */
        PLAIN {
            @Override
            float[] of(FloatMatrix cosines) {
                return cosines.meanOverRows();
            }
        };

        abstract float[] of(FloatMatrix cosines);
    }

    public TextSimilarity {
        if (theta.isPresent() && !(theta.get() >= 0 && theta.get() < 1)) {
            throw new IllegalArgumentException(
                    "theta: expected a number in [0, 1), got " + theta.get());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.TextCosine(clip));
    }

    @Override
    public float[] score(VisualEvidence evidence) {
        float[] all = sign.of(evidence.textCosine(clip));
        int pictures = all.length / evidence.patches();
        FloatMatrix scaled = MinMax.over(new FloatMatrix(pictures, evidence.patches(), all));
        float[] own = scaled.row(evidence.picture());
        return theta.map(weight -> TextRelevance.weighted(own, weight)).orElse(own);
    }
}
