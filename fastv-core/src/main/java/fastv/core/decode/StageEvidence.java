package fastv.core.decode;

import fastv.core.prune.Evidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.token.TokenLayout;
import java.util.function.IntFunction;

/** The evidence of one stage at one ranking. */
final class StageEvidence implements Evidence {
    private final TokenLayout layout;
    private final int[] candidates;
    private final int originalCandidates;
    private final int ranking;
    private final SampleSeed seed;
    private final IntFunction<AttentionReading> attentionOf;
    private final SiteStates states;

    StageEvidence(
            TokenLayout layout,
            int[] candidates,
            int originalCandidates,
            int ranking,
            SampleSeed seed,
            IntFunction<AttentionReading> attentionOf,
            SiteStates states) {
        this.layout = layout;
        this.candidates = candidates;
        this.originalCandidates = originalCandidates;
        this.ranking = ranking;
        this.seed = seed;
        this.attentionOf = attentionOf;
        this.states = states;
    }

    @Override
    public TokenLayout layout() {
        return layout;
    }

    @Override
    public int[] candidates() {
        return candidates.clone();
    }

    @Override
    public int originalCandidates() {
        return originalCandidates;
    }

    @Override
    public AttentionReading attention(int layer) {
        return attentionOf.apply(layer);
    }

    @Override
    public FloatMatrix keys(int layer) {
        return states.keys(layer);
    }

    @Override
    public FloatMatrix normedStates() {
        return states.normed();
    }

    @Override
    public int ranking() {
        return ranking;
    }

    @Override
    public SampleSeed seed() {
        return seed;
    }
}
