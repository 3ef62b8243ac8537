package fastv.core.compose;

import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.core.prune.VisualStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A stage before the decoder made of named parts.
 *
 * @param site where it acts
 * @param score what patches are worth
 * @param budget how many stay
 * @param picks the selectors in their order, at least one
 * @param mergers what becomes of the others, each on what the one before left
 * @param order of the kept patches
 * @param classToken whether the class token goes on in front
 */
public record ComposedVisualStage(
        Site site,
        VisualScore score,
        Budget budget,
        List<Pick> picks,
        List<VisualMerger> mergers,
        Order order,
        boolean classToken)
        implements VisualStage {

    /** How the kept patches follow each other. */
    public enum Order {
        /** As they lie in the picture. */
        RASTER,
        /** As they were picked. */
        SCORE
    }

    /**
     * One selector of several.
     *
     * @param selector which patches
     * @param share of the budget, truncated; empty for what is left or what the rule itself says
     * @param score what it ranks by, if not by the stage's score
     */
    public record Pick(
            VisualSelector selector, Optional<Double> share, Optional<VisualScore> score) {}

    public ComposedVisualStage {
        picks = List.copyOf(picks);
        mergers = List.copyOf(mergers);
        if (classToken && site != Site.TOWER_OUT) {
            throw new IllegalArgumentException(
                    "class-token: behind the projector there is none; expected site tower-out");
        }
        if (!budget.needs().isEmpty()) {
            throw new IllegalArgumentException(
                    "budget: it reads the decoder, which has not begun; expected a count or ratio");
        }
        if (picks.isEmpty()) {
            throw new IllegalArgumentException("select: expected at least one selector");
        }
    }

    @Override
    public Set<VisualNeed> needs() {
        Set<VisualNeed> all = new HashSet<>(score.needs());
        picks.forEach(pick -> all.addAll(pick.selector().needs()));
        picks.forEach(pick -> pick.score().ifPresent(own -> all.addAll(own.needs())));
        mergers.forEach(merger -> all.addAll(merger.needs()));
        return all;
    }

    @Override
    public String name() {
        return score.name();
    }

    @Override
    public int outputs(int patches) {
        int keep = budget.keep(patches);
        int extras = mergers.stream().mapToInt(merger -> merger.extras(patches - keep)).sum();
        return keep + extras + (classToken ? 1 : 0);
    }

    @Override
    public String requested() {
        return budget.requested();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] scores = score.score(evidence);
        int[] kept = select(scores, evidence);
        List<MergedToken> tokens = Arrays.stream(kept).mapToObj(MergedToken::alone).toList();
        List<MergedToken> extras = new ArrayList<>();
        for (VisualMerger merger : mergers) {
            VisualMerger.Merged merged = merger.merge(scores, kept, evidence);
            // a merger that only makes tokens of its own leaves the kept ones as they are
            tokens = isPlain(merged.kept(), kept) ? tokens : merged.kept();
            extras.addAll(merged.extras());
        }
        List<Float> shown = new ArrayList<>();
        for (float one : scores) {
            shown.add(one);
        }
        return new Reduction(sequence(tokens, extras), shown);
    }

    private int[] select(float[] scores, VisualEvidence evidence) {
        int keep = budget.keep(evidence.patches());
        int left = keep;
        int[] taken = {};
        for (int i = 0; i < picks.size(); i++) {
            Pick pick = picks.get(i);
            boolean last = i + 1 == picks.size();
            int count = last ? left : pick.share().map(share -> (int) (keep * share)).orElse(keep);
            float[] by = pick.score().map(own -> own.score(evidence)).orElse(scores);
            int[] picked = pick.selector().select(by, count, taken, evidence);
            // a share is spent even where the rule found fewer
            left = Math.max(0, left - (pick.share().isPresent() ? count : picked.length));
            taken = IntStream.concat(IntStream.of(taken), IntStream.of(picked)).toArray();
        }
        return order == Order.RASTER ? Arrays.stream(taken).sorted().toArray() : taken;
    }

    private static boolean isPlain(List<MergedToken> tokens, int[] kept) {
        return tokens.equals(Arrays.stream(kept).mapToObj(MergedToken::alone).toList());
    }

    private List<MergedToken> sequence(List<MergedToken> tokens, List<MergedToken> extras) {
        List<MergedToken> all = new ArrayList<>();
        if (classToken) {
            all.add(MergedToken.alone(0));
        }
        int shift = site == Site.TOWER_OUT ? 1 : 0;
        tokens.forEach(token -> all.add(shifted(token, shift)));
        extras.forEach(token -> all.add(shifted(token, shift)));
        return all;
    }

    private static MergedToken shifted(MergedToken token, int by) {
        return new MergedToken(
                IntStream.of(token.tokens()).map(patch -> patch + by).toArray(), token.weights());
    }
}
