package fastv.strategies.cache;

import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheNeed;
import fastv.core.prune.CacheScore;
import fastv.core.prune.FloatMatrix;
import java.util.Arrays;
import java.util.Set;

/**
 * What the prompt's last queries look at, pooled over neighbours: the score of {@link
 * ObservationWindow} on whole models. The softmax is float32; the release rounds it to the model's
 * type before it sums.
 *
 * @param rule window, kernel and pooling
 */
public record WindowAttentionScore(ObservationWindow rule) implements CacheScore {
    /** The public name. */
    public static final String NAME = "window-attention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<CacheNeed> needs() {
        return Set.of(new CacheNeed.WindowAttention(rule.window()));
    }

    @Override
    public int unscored() {
        return rule.window();
    }

    @Override
    public FloatMatrix score(CacheEvidence evidence) {
        FloatMatrix attention = evidence.windowAttention(rule.window());
        int scored = evidence.entries() - rule.window();
        float[] all = new float[evidence.heads() * scored];
        for (int head = 0; head < evidence.heads(); head++) {
            float[] pooled = rule.pooled(Arrays.copyOf(attention.row(head), scored));
            System.arraycopy(pooled, 0, all, head * scored, scored);
        }
        return new FloatMatrix(evidence.heads(), scored, all);
    }
}
