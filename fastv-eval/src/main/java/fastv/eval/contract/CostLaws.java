package fastv.eval.contract;

import ai.djl.ndarray.NDArray;
import fastv.core.decode.Decoder;
import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheNeed;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Laws about what a method costs beside its answer. */
final class CostLaws {
    private static final long NATIVE_GROWTH_BYTES = 96L << 20;
    private static final int WARM_UP = 20;
    private static final int STRETCHES = 5;
    private static final int FIRST_QUERY = 6;

    private CostLaws() {}

    static Finding memoryReturned(Subject subject, Laboratory lab) {
        Trial trial = Trial.of(lab.seed(), 1);
        Strategy strategy = subject.strategy(subject.examples().get(0));
        repeat(lab, trial, strategy, WARM_UP);
        NativeMemory.touchHeap();
        long arrays = NativeMemory.arrays(lab.model());
        long grown = grown(lab, trial, strategy);
        long more = NativeMemory.arrays(lab.model()) - arrays;
        if (more > 0) {
            return new Finding.Broken(
                    "no tensors left after " + lab.calls() + " answers", more + " tensors");
        }
        return Finding.require(
                grown <= NATIVE_GROWTH_BYTES,
                "at most %d MiB more native memory after %d answers"
                        .formatted(NATIVE_GROWTH_BYTES >> 20, lab.calls()),
                (grown >> 20) + " MiB");
    }

    /**
     * What all answers together leave behind, from a few stretches: a leak grows in every one, the
     * Java heap's own pages come and go. So what all stretches but one exceed is taken.
     */
    private static long grown(Laboratory lab, Trial trial, Strategy strategy) {
        long[] growth = new long[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            long resident = NativeMemory.residentBytes();
            repeat(lab, trial, strategy, (lab.calls() + STRETCHES - 1) / STRETCHES);
            growth[i] = NativeMemory.residentBytes() - resident;
        }
        Arrays.sort(growth);
        return STRETCHES * growth[1];
    }

    private static void repeat(Laboratory lab, Trial trial, Strategy strategy, int calls) {
        for (int i = 0; i < calls; i++) {
            lab.answer(trial, strategy, 1);
        }
    }

    static Finding readsWhatItAnnounces(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Strategy strategy = subject.strategy(options);
                    Watch watch = new Watch(false);
                    Map<Integer, Long> computed = new HashMap<>();
                    Decoder decoder = counting(lab.model().decoder(), computed);
                    Answer answer = lab.answer(trial, watch.around(strategy), 1, decoder);
                    return unread(strategy, lab, watch.reads())
                            .or(
                                    () ->
                                            strategy.cache().isPresent()
                                                    ? Optional.empty()
                                                    : tooMany(strategy, computed, answer))
                            .orElse(Finding.HOLDS);
                });
    }

    /** A decoder that counts the query rows each layer gives back. */
    private static Decoder counting(Decoder decoder, Map<Integer, Long> computed) {
        return Around.of(
                decoder,
                Decoder.class,
                (method, arguments, proceed) -> {
                    if (method.getName().equals("layer")
                            && arguments.length > FIRST_QUERY
                            && arguments[1] instanceof Integer layer
                            && arguments[2] instanceof NDArray hidden
                            && arguments[FIRST_QUERY] instanceof Integer first) {
                        computed.merge(layer, hidden.getShape().get(1) - first, Math::max);
                    }
                    return proceed.call();
                });
    }

    private static Optional<Finding> unread(Strategy strategy, Laboratory lab, Set<String> reads) {
        Stream<EvidenceNeed> inDecoder =
                strategy.stages().stream()
                        .filter(stage -> layer(stage) < lab.layers())
                        .flatMap(
                                stage ->
                                        stage.needs().stream()
                                                .filter(n -> !stage.budget().needs().contains(n)));
        Stream<VisualNeed> before =
                strategy.visual().stream().map(VisualStage::needs).flatMap(Set::stream);
        Stream<CacheNeed> ofCaches =
                strategy.cache().stream().flatMap(stage -> stage.score().needs().stream());
        return Stream.of(
                        inDecoder.filter(need -> !isRead(need, reads)),
                        before.filter(need -> !isRead(VisualEvidence.class, need, reads)),
                        ofCaches.filter(need -> !isRead(CacheEvidence.class, need, reads)))
                .flatMap(Function.identity())
                .findFirst()
                .map(
                        need ->
                                new Finding.Broken(
                                        "that it reads what it announces, " + need,
                                        "it read " + reads));
    }

    private static boolean isRead(EvidenceNeed need, Set<String> reads) {
        if (need instanceof EvidenceNeed.Attention attention) {
            String reading = "attention[" + attention.layer() + "].";
            if (attention.queries().equals(EvidenceNeed.Queries.LAST)) {
                return reads.stream().anyMatch(read -> read.startsWith(reading));
            }
            if (attention.queries().equals(EvidenceNeed.Queries.ALL)) {
                return reads.stream()
                        .anyMatch(
                                read ->
                                        read.startsWith(reading)
                                                && !read.endsWith("ofLastQuery[]")
                                                && !read.endsWith("queries[]"));
            }
            String chosen = "attention[" + attention.layer() + ", " + attention.queries() + "]";
            return reads.stream().anyMatch(read -> read.startsWith(chosen));
        }
        return isRead(Evidence.class, need, reads);
    }

    /** The method that hands out a need has its name, if there is one. */
    private static boolean isRead(Class<?> evidence, Object need, Set<String> reads) {
        String type = need.getClass().getSimpleName();
        String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        boolean known =
                Arrays.stream(evidence.getMethods()).map(Method::getName).anyMatch(name::equals);
        return !known || reads.stream().anyMatch(read -> read.startsWith(name + "["));
    }

    private static Optional<Finding> tooMany(
            Strategy strategy, Map<Integer, Long> computed, Answer answer) {
        for (Map.Entry<Integer, Long> layer : computed.entrySet()) {
            long asked = asked(strategy.stages(), layer.getKey(), answer);
            if (layer.getValue() > asked) {
                return Optional.of(
                        new Finding.Broken(
                                "attention of %d rows in layer %d".formatted(asked, layer.getKey()),
                                layer.getValue() + " rows"));
            }
        }
        return Optional.empty();
    }

    /** How many rows of a layer stages ask for. */
    private static long asked(List<Stage> stages, int layer, Answer answer) {
        return stages.stream()
                .filter(stage -> layer(stage) < answer.tokensPerLayer().size())
                .flatMap(stage -> stage.needs().stream())
                .mapToLong(
                        need ->
                                need instanceof EvidenceNeed.Attention attention
                                                && attention.layer() == layer
                                        ? attention.queries().equals(EvidenceNeed.Queries.LAST)
                                                ? 1
                                                : answer.tokensPerLayer().get(layer)
                                        : 0)
                .max()
                .orElse(0);
    }

    private static int layer(Stage stage) {
        return ((Site.BeforeLayer) stage.site()).layer();
    }
}
