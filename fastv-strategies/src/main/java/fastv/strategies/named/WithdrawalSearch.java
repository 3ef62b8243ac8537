package fastv.strategies.named;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.fit.StrategyFit;
import fastv.core.plugin.Part;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * VTW's search for its layer (arXiv:2405.05803): the first layer whose withdrawal changes the
 * next-token distribution by no more than eta, averaged over some samples.
 *
 * <pre>  divergence(K) = mean over samples of sum_v p_K(v) (log p_K(v) - log p_full(v))</pre>
 *
 * <p>with the softmaxes at the last prompt position, image tokens withdrawn before layer K. Eta and
 * samples of the released scripts: 0.003 for LLaVA-1.5-7B, 0.0005 for 13B, 0.0001 for
 * LLaVA-NeXT-7B; 20 samples, first layer 5.
 */
public final class WithdrawalSearch {

    /** The search under the public name {@code vtw}. */
    public static final Part<Options, StrategyFit> FIT =
            new Part<>(
                    Options.class,
                    options ->
                            (decoder, shape) ->
                                    new Running(
                                            options.eta(),
                                            new WithdrawalSearch(decoder, options.firstLayer())),
                    "the first layer whose withdrawal of all image tokens changes little",
                    "arXiv:2405.05803");

    /** YAML: {@code {eta: 0.003, first-layer: 5}}. */
    public record Options(
            @Doc("the largest divergence allowed, in nats") @DefaultValue("0.003") @Range(min = 0)
                    double eta,
            @Doc("the first layer that is tried") @DefaultValue("5") @Range(min = 0)
                    int firstLayer) {}

    private record Running(double eta, WithdrawalSearch search) implements StrategyFit.Search {
        @Override
        public void add(NDArray embeddings, TokenLayout prompt, NDManager scope) {
            search.add(embeddings, prompt, scope);
        }

        @Override
        public JsonObject result() {
            double[] divergences = search.divergences();
            int layer =
                    search.layer(eta)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "eta: expected at least %.3g, the smallest"
                                                                    .formatted(
                                                                            smallest(divergences))
                                                            + " divergence found, got "
                                                            + eta));
            JsonObject perLayer = new JsonObject();
            for (int i = 0; i < divergences.length; i++) {
                perLayer.addProperty(String.valueOf(search.firstLayer + i), divergences[i]);
            }
            JsonObject found = new JsonObject();
            found.addProperty(VisualTokenWithdrawal.K, layer);
            found.addProperty("eta", eta);
            found.add("divergence", perLayer);
            found.addProperty("samples", search.samples);
            return found;
        }

        private static double smallest(double[] divergences) {
            return Arrays.stream(divergences).min().orElse(0);
        }
    }

    private final Decoder decoder;
    private final int firstLayer;
    private final double[] sums;
    private int samples;

    /**
     * @param firstLayer the first layer that is tried; later ones up to the last follow
     */
    public WithdrawalSearch(Decoder decoder, int firstLayer) {
        if (firstLayer < 0 || firstLayer >= decoder.layers()) {
            throw new IllegalArgumentException(
                    "first layer: expected 0 to " + (decoder.layers() - 1) + ", got " + firstLayer);
        }
        this.decoder = decoder;
        this.firstLayer = firstLayer;
        this.sums = new double[decoder.layers() - firstLayer];
    }

    /**
     * Takes one sample into account.
     *
     * @param embeddings {@code [1, tokens, hidden]}
     */
    public void add(NDArray embeddings, TokenLayout prompt, NDManager scope) {
        float[] full = logits(Strategy.NONE, embeddings, prompt, scope);
        for (int i = 0; i < sums.length; i++) {
            Strategy dropped = VisualTokenWithdrawal.Options.at(firstLayer + i).strategy();
            sums[i] += divergence(logits(dropped, embeddings, prompt, scope), full);
        }
        samples++;
    }

    private float[] logits(
            Strategy strategy, NDArray embeddings, TokenLayout prompt, NDManager scope) {
        SampleSeed unused = new SampleSeed(0, "");
        try (DecodingSession session =
                new DecodingSession(decoder, strategy, unused, 0, ForwardObserver.NONE, scope)) {
            return session.prefill(embeddings, prompt).toFloatArray();
        }
    }

    /** Mean divergence for every layer tried, from the first on. */
    public double[] divergences() {
        return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / samples).toArray();
    }

    /** The first layer whose divergence is at most {@code eta}, if any. */
    public OptionalInt layer(double eta) {
        double[] found = divergences();
        return IntStream.range(0, found.length)
                .filter(i -> found[i] <= eta)
                .map(i -> firstLayer + i)
                .findFirst();
    }

    /** The divergence of softmax(dropped) from softmax(full), in nats. */
    static double divergence(float[] dropped, float[] full) {
        double droppedNorm = logSumExp(dropped);
        double fullNorm = logSumExp(full);
        double sum = 0;
        for (int v = 0; v < dropped.length; v++) {
            double logDropped = dropped[v] - droppedNorm;
            sum += Math.exp(logDropped) * (logDropped - (full[v] - fullNorm));
        }
        return sum;
    }

    private static double logSumExp(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
