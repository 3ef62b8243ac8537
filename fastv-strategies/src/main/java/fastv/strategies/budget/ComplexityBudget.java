package fastv.strategies.budget;

import fastv.core.prune.Budget;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Merger;
import fastv.strategies.score.Complexity;
import java.util.Set;

/**
 * How many image tokens AutoPrune keeps after one layer: a share of those that are left of the
 * first cut, from a {@link RetentionCurve} that is the steeper the less complex the prompt is
 * (arXiv:2509.23931).
 *
 * <pre>
 *   k    = max(0, k0 - gamma * complexity)
 *   kept = ceil((n - 1) share(layer)), or ceil(n share(layer))       n left of the first cut
 * </pre>
 *
 * @param curve the schedule
 * @param complexity where the prompt's complexity is read
 * @param k0 the slope of a prompt without complexity
 * @param gamma how much complexity flattens
 * @param firstKeep how many times the curve's tokens the first cut leaves; 0 for all
 * @param alwaysRemove whether a share of 1 still removes a token, as released
 * @param within what is made of the others and counts too; {@link Merger#NONE} where it comes on
 *     top
 * @param layer after which tokens leave
 */
public record ComplexityBudget(
        RetentionCurve curve,
        Complexity complexity,
        double k0,
        double gamma,
        double firstKeep,
        boolean alwaysRemove,
        Merger within,
        int layer)
        implements Budget.Measured.Rule {

    /** Bisection leaves shares a little off, which must not make a whole number one more. */
    private static final double ROUNDING = 1e-9;

    /** How many a first cut leaves: {@code trunc(firstKeep * tokens)}, at most all. */
    public static int left(double firstKeep, int tokens, int original) {
        return firstKeep == 0 ? original : (int) Math.min(original, firstKeep * tokens);
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Noted(complexity));
    }

    @Override
    public int keep(Evidence evidence) {
        return keep(
                evidence.noted(complexity),
                evidence.candidates().length,
                evidence.originalCandidates());
    }

    @Override
    public int expected(int candidates, int original) {
        return keep(0, candidates, original);
    }

    /**
     * The number.
     *
     * @param measured the prompt's complexity, in bits
     * @param present how many tokens there are now
     * @param original how many there were before any cut
     */
    public int keep(double measured, int present, int original) {
        int left = left(firstKeep, curve.tokens(), original);
        double slope = Math.max(0, k0 - gamma * measured);
        double share = curve.shares(slope, original, left)[layer - curve.first()];
        int of = alwaysRemove ? Math.max(0, left - 1) : left;
        int allowed = (int) Math.min(present, Math.ceil(of * share - ROUNDING));
        int kept = allowed;
        while (kept > 0 && kept < present && kept + within.outputs(present, kept) > allowed) {
            kept--;
        }
        return kept;
    }

    @Override
    public String requested() {
        return "tokens=" + curve.tokens() + " by complexity";
    }
}
