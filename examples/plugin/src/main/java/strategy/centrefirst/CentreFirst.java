package strategy.centrefirst;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Before layer K stay the image tokens nearest to the middle of their picture: an example, and a
 * control for pictures whose subject stands in the middle. Pictures are square, as CLIP's are.
 */
public record CentreFirst() implements Score {

    /** The method under its public name {@code centre-first}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the image tokens nearest to the middle of their picture",
                    "an example of a plugin");

    /** YAML: {@code centre-first: {k: 2, r: 0.5}}. */
    public record Options(
            @Doc("K: layers below it see every token") @DefaultValue("2") @Range(min = 0) int k,
            @Doc("R: the share of image tokens that is removed")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double r) {

        Strategy strategy() {
            Stage stage =
                    new Stage(
                            new Site.BeforeLayer(k),
                            new Scope.Whole(Segment.IMAGE),
                            new CentreFirst(),
                            new Budget.RemovedRatio(r, Rounding.HALF_EVEN),
                            (scores, keep, evidence) -> best(scores, keep),
                            Positions.ORIGINAL,
                            Enactment.DROP);
            return new Strategy(List.of(stage), Replay.CACHED);
        }
    }

    @Override
    public String name() {
        return "centre-first";
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(); // where a token lies is in the layout
    }

    @Override
    public float[] score(Evidence evidence) {
        int[] rows = evidence.candidates();
        int[] patches = IntStream.of(rows).map(evidence.layout()::patch).toArray();
        int last = IntStream.of(patches).max().orElse(0);
        int side = (int) Math.ceil(Math.sqrt(last + 1.0));
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double x = patches[i] % side - (side - 1) / 2.0;
            double y = patches[i] / side - (side - 1) / 2.0;
            scores[i] = (float) -Math.hypot(x, y);
        }
        return scores;
    }

    /** The best stay, in their order; of equal scores the earlier. */
    private static int[] best(float[] scores, int keep) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .limit(keep)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
