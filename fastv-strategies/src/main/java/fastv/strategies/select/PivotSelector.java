package fastv.strategies.select;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Selector;
import fastv.core.token.Segment;
import fastv.strategies.score.KeyNorm;
import fastv.strategies.select.PivotsLeastSimilar.Choice;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;
import java.util.Arrays;
import java.util.Set;

/**
 * DART's choice inside the decoder, see {@link PivotsLeastSimilar}. Of a budget of n tokens each
 * pivot takes n / pivots, truncated; image pivots stay on top, so that "128" keeps 132.
 *
 * @param layer whose rotated keys choose the pivots
 * @param image how many pivots among the candidates
 * @param text how many among the instruction
 */
public record PivotSelector(int layer, int image, int text, PivotOrder order) implements Selector {

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Keys(layer), new EvidenceNeed.NormedStates());
    }

    @Override
    public int[] select(float[] scores, int keep, Evidence evidence) {
        int[] candidates = evidence.candidates();
        return Arrays.stream(choice(keep, evidence).kept())
                .map(row -> Arrays.binarySearch(candidates, row))
                .toArray();
    }

    /** Everything about the choice, in rows of the evidence's layout. */
    public Choice choice(int keep, Evidence evidence) {
        int[] instruction = evidence.layout().rows(Segment.INSTRUCTION);
        return new PivotsLeastSimilar(evidence.candidates(), instruction, evidence.normedStates())
                .choose(
                        KeyNorm.norms(evidence.keys(layer)),
                        image,
                        text,
                        PivotsLeastSimilar.perPivot(keep, image + text),
                        order);
    }
}
