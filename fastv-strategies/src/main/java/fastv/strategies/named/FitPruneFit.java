package fastv.strategies.named;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.cost.DecoderMacs;
import fastv.core.cost.DecoderShape;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.decode.RankingRecord;
import fastv.core.fit.StrategyFit;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.strategies.named.RemovalFit.Sample;
import fastv.strategies.score.CrossSelfScore;
import fastv.strategies.score.CrossSelfScore.Signal;
import fastv.strategies.select.TopK;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits FitPrune's table to a model: the unpruned model's attention from the question and from the
 * picture in every layer but the last, for each sample, then {@link RemovalFit}.
 */
public final class FitPruneFit {

    /** The search under the public name {@code fitprune}. */
    public static final Part<Options, StrategyFit> FIT =
            new Part<>(
                    Options.class,
                    options -> (decoder, shape) -> new Running(options.r(), decoder, shape),
                    "how many image tokens may leave in each layer for a share of the operations",
                    "arXiv:2409.10197");

    private FitPruneFit() {}

    /** YAML: {@code {r: 0.6}}. */
    public record Options(
            @Doc("the share of the decoder's operations at prefill that is to be saved")
                    @DefaultValue("0.6")
                    @Range(min = 0, max = 1)
                    double r) {}

    private static final class Running implements StrategyFit.Search {
        private final double saved;
        private final Decoder decoder;
        private final DecoderMacs macs;
        private final Strategy watching;
        private final List<Sample> samples = new ArrayList<>();

        Running(double saved, Decoder decoder, DecoderShape shape) {
            this.saved = saved;
            this.decoder = decoder;
            this.macs = new DecoderMacs(shape);
            List<Stage> stages = new ArrayList<>();
            for (int layer = 0; layer + 1 < decoder.layers(); layer++) {
                stages.add(watch(layer, Signal.CROSS));
                stages.add(watch(layer, Signal.SELF));
            }
            this.watching = new Strategy(stages, Replay.CACHED);
        }

        private static Stage watch(int layer, Signal signal) {
            return new Stage(
                    new Site.BeforeLayer(layer + 1),
                    new Scope.Whole(Segment.IMAGE),
                    new CrossSelfScore(layer, signal),
                    new Budget.RemovedCount(0),
                    new TopK(),
                    Positions.ORIGINAL,
                    Enactment.DROP);
        }

        @Override
        public void add(NDArray embeddings, TokenLayout prompt, NDManager scope) {
            try (DecodingSession session =
                    new DecodingSession(
                            decoder,
                            watching,
                            new SampleSeed(0, ""),
                            0,
                            ForwardObserver.NONE,
                            scope)) {
                session.prefill(embeddings, prompt);
                List<RankingRecord> seen = session.rankings();
                List<float[]> cross = new ArrayList<>();
                List<float[]> self = new ArrayList<>();
                for (int i = 0; i < seen.size(); i += 2) {
                    cross.add(seen.get(i).ranking().scores());
                    self.add(seen.get(i + 1).ranking().scores());
                }
                samples.add(new Sample(prompt.size(), cross, self));
            }
        }

        @Override
        public JsonObject result() {
            RemovalFit fit = new RemovalFit(samples, macs::layer, decoder.layers());
            double alpha = fit.alpha(saved);
            List<Integer> removed = fit.removed(alpha);
            JsonArray table = new JsonArray();
            removed.forEach(table::add);
            JsonObject found = new JsonObject();
            found.add(FitPrune.REMOVE, table);
            found.addProperty("alpha", alpha);
            found.addProperty("saved", 1 - fit.share(removed));
            found.addProperty("samples", samples.size());
            return found;
        }
    }
}
