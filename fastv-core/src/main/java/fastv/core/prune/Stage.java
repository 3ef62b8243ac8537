package fastv.core.prune;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One shortening of the sequence.
 *
 * @param site where it happens
 * @param scope which rows may go
 * @param score what a token is worth
 * @param budget how many stay
 * @param selector which stay
 * @param positions rotary positions of what stays
 * @param enactment dropped or masked
 * @param merger what becomes of the others
 */
public record Stage(
        Site site,
        Scope scope,
        Score score,
        Budget budget,
        Selector selector,
        Positions positions,
        Enactment enactment,
        Merger merger) {

    public Stage {
        if (enactment == Enactment.MASK && positions != Positions.ORIGINAL) {
            throw new IllegalArgumentException(
                    "positions: masking moves no token; expected original, got "
                            + positions.name().toLowerCase(Locale.ROOT));
        }
        if (enactment == Enactment.MASK && merger != Merger.NONE) {
            throw new IllegalArgumentException(
                    "merge: masking makes no new token; expected none, or enact drop");
        }
        int layer = ((Site.BeforeLayer) site).layer();
        for (EvidenceNeed need : needs(site, score, budget, selector, merger)) {
            if (need instanceof EvidenceNeed.Attention attention && attention.layer() > layer) {
                throw new IllegalArgumentException(
                        "score: before layer "
                                + layer
                                + " the attention of layer "
                                + attention.layer()
                                + " is not known yet; expected 0 to "
                                + layer);
            }
        }
    }

    /** A stage after which the others are gone. */
    public Stage(
            Site site,
            Scope scope,
            Score score,
            Budget budget,
            Selector selector,
            Positions positions,
            Enactment enactment) {
        this(site, scope, score, budget, selector, positions, enactment, Merger.NONE);
    }

    /** The same stage with other parts, as wrappers around its own need it. */
    public Stage with(Score other, Selector choosing, Merger merging) {
        return new Stage(site, scope, other, budget, choosing, positions, enactment, merging);
    }

    /** The same stage, hiding what it would drop. */
    public Stage masked() {
        return new Stage(site, scope, score, budget, selector, positions, Enactment.MASK, merger);
    }

    /** What its parts ask of the evidence, and what the notes read that are taken here. */
    public Set<EvidenceNeed> needs() {
        return needs(site, score, budget, selector, merger);
    }

    private static Set<EvidenceNeed> needs(
            Site site, Score score, Budget budget, Selector selector, Merger merger) {
        Set<EvidenceNeed> all = new HashSet<>(score.needs());
        all.addAll(budget.needs());
        all.addAll(selector.needs());
        all.addAll(merger.needs());
        for (EvidenceNeed need : Set.copyOf(all)) {
            if (need instanceof EvidenceNeed.Noted noted
                    && site.equals(new Site.BeforeLayer(noted.note().layer()))) {
                all.addAll(noted.note().needs());
            }
        }
        return all;
    }

    /**
     * Ranks and chooses.
     *
     * @return what was decided; kept rows are those of the evidence's layout
     */
    public Ranking rank(Evidence evidence) {
        int[] candidates = evidence.candidates();
        float[] scores = score.score(evidence);
        if (scores.length != candidates.length) {
            throw new IllegalStateException(
                    "score: expected "
                            + candidates.length
                            + " numbers, one per candidate, got "
                            + scores.length);
        }
        int keep = budget.keep(evidence);
        double exact =
                budget instanceof Budget.Measured
                        ? keep
                        : budget.exact(candidates.length, evidence.originalCandidates());
        int[] chosen = selector.select(scores, keep, evidence);
        int[] keptCandidates = Arrays.stream(chosen).map(offset -> candidates[offset]).toArray();
        List<MergedToken> merged =
                merger.merge(scores, chosen, evidence).stream()
                        .map(sum -> sum.among(candidates))
                        .toList();
        return new Ranking(
                evidence.layout(),
                candidates,
                scores,
                exact,
                keep,
                keptCandidates,
                merged,
                merger.inPlace());
    }
}
