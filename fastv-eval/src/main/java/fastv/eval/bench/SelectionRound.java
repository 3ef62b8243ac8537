package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.TokensPerLayer;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.error.BadInputException;
import fastv.core.kernel.EvidenceKernels;
import fastv.core.model.Glance;
import fastv.core.model.Sight;
import fastv.core.prune.MethodFailure;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One repetition of the selection benchmark: every method once, on one run of the tower. */
final class SelectionRound {
    private static final SampleSeed SEED = new SampleSeed(0, "bench");

    private final RandomDecoder whole;
    private final RandomSight sight;
    private final Map<String, Strategy> strategies;
    private final BenchSettings settings;
    private final SelectionTable table;

    SelectionRound(
            RandomDecoder whole,
            RandomSight sight,
            Map<String, Strategy> strategies,
            BenchSettings settings,
            SelectionTable table) {
        this.whole = whole;
        this.sight = sight;
        this.strategies = new TreeMap<>(strategies);
        this.settings = settings;
        this.table = table;
    }

    /** One method on one prompt; reading is part of selection. */
    private record Once(Duration selection, Duration reading, TokensPerLayer tokens) {}

    /**
     * Runs.
     *
     * @param prefill seconds of the prefill of a decoder that sees so many tokens per layer
     * @param counts whether what is measured goes into the table; what fails always does
     */
    void run(ToDoubleFunction<TokensPerLayer> prefill, boolean counts) {
        try (NDManager scope = whole.manager().newSubManager()) {
            Optional<Glance> glance = look(scope);
            NDArray prompt = random(whole, scope, settings.tokens(), settings);
            strategies.forEach(
                    (label, strategy) ->
                            once(scope, glance, prompt, label, strategy)
                                    .filter(made -> counts)
                                    .ifPresent(
                                            made ->
                                                    table.add(
                                                            label,
                                                            made.selection(),
                                                            made.reading(),
                                                            prefill.applyAsDouble(made.tokens()))));
            if (counts) {
                glance.ifPresent(this::compareTowers);
            }
        }
    }

    /** The tower once for all methods, if one of them acts before the decoder. */
    private Optional<Glance> look(NDManager scope) {
        if (strategies.values().stream().allMatch(strategy -> strategy.visual().isEmpty())) {
            return Optional.empty();
        }
        Set<VisualNeed> needs = new HashSet<>();
        strategies.values().forEach(strategy -> needs.addAll(RandomSight.needs(strategy)));
        return Optional.of(sight.look(scope, needs));
    }

    private void compareTowers(Glance glance) {
        strategies.forEach(
                (label, strategy) ->
                        strategy.visual().stream()
                                .flatMap(stage -> glance.mergedFor(stage).stream())
                                .forEach(
                                        run ->
                                                table.addTower(
                                                        label,
                                                        run.tower()
                                                                .plus(run.reading())
                                                                .plus(run.merging()),
                                                        glance.tower())));
    }

    private Optional<Once> once(
            NDManager scope,
            Optional<Glance> glance,
            NDArray prompt,
            String label,
            Strategy strategy) {
        if (table.isLeftOut(label)) {
            return Optional.empty();
        }
        try (NDManager own = scope.newSubManager()) {
            return Optional.of(select(own, glance, prompt, strategy));
        } catch (BadInputException e) {
            table.leaveOut(label, String.join("; ", e.problems()));
            return Optional.empty();
        } catch (MethodFailure e) {
            table.leaveOut(label, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Once select(
            NDManager scope, Optional<Glance> glance, NDArray prompt, Strategy strategy) {
        if (strategy.visual().isEmpty()) {
            return inDecoder(scope, prompt, layout(settings, settings.imageTokens()), strategy);
        }
        RandomSight.Reduced reduced = sight.reduce(scope, glance.orElseThrow(), strategy, SEED);
        Sight seen = reduced.sight();
        TokenLayout layout =
                layout(settings, seen.tokensPerPicture().get(0))
                        .showing(seen.patches())
                        .marked(seen.marks());
        NDArray entering = random(whole, scope, layout.size(), settings);
        Once after = inDecoder(scope, entering, layout, strategy);
        return new Once(
                reduced.selection().plus(after.selection()),
                reduced.reading().plus(after.reading()),
                after.tokens());
    }

    private Once inDecoder(NDManager scope, NDArray prompt, TokenLayout layout, Strategy strategy) {
        EvidenceKernels evidence = whole.decoder().kernels().evidence();
        Duration before = evidence.time();
        Decoder decoder = new SkippingDecoder(whole.decoder());
        try (DecodingSession session = prefill(decoder, strategy, prompt, layout, scope)) {
            return new Once(
                    session.selectionTime(),
                    evidence.time().minus(before),
                    TokensPerLayer.of(session.tokensPerLayer()));
        }
    }

    static DecodingSession prefill(
            Decoder decoder,
            Strategy strategy,
            NDArray prompt,
            TokenLayout layout,
            NDManager scope) {
        DecodingSession session =
                new DecodingSession(decoder, strategy, SEED, 1, ForwardObserver.NONE, scope);
        session.prefill(prompt, layout);
        return session;
    }

    /** Half of the text before the picture, half behind it. */
    static TokenLayout layout(BenchSettings settings, int imageTokens) {
        int text = settings.tokens() - settings.imageTokens();
        return TokenLayout.builder()
                .text(Segment.SYSTEM, text / 2)
                .picture(0, imageTokens)
                .text(Segment.INSTRUCTION, text - text / 2)
                .build();
    }

    /** {@code [1, tokens, hidden]} of the decoder's type. */
    static NDArray random(
            RandomDecoder decoder, NDManager scope, int tokens, BenchSettings settings) {
        return decoder.decoder()
                .kernels()
                .weights()
                .normal(
                        scope,
                        new long[] {1, tokens, settings.shape().hidden()},
                        1,
                        settings.dtype());
    }
}
