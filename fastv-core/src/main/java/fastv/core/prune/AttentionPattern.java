package fastv.core.prune;

/**
 * A restriction of what queries see from a layer on. Nothing leaves: every layer computes and
 * caches all rows.
 *
 * @param firstLayer 0-based; at or beyond the model's last layer it is the identity
 * @param visibility which key each query sees there
 */
public record AttentionPattern(int firstLayer, Visibility visibility) {
    public AttentionPattern {
        if (firstLayer < 0) {
            throw new IllegalArgumentException("k: expected 0 or more, got " + firstLayer);
        }
    }
}
