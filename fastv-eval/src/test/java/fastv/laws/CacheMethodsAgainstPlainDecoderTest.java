package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole models under each method of the caches, against {@link PlainDecoder}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheMethodsAgainstPlainDecoderTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/golden/checkpoints");
    private static final int STEPS = 6;

    /** A tiny model and its sizes. */
    private record Model(
            TinyModel tiny, String name, int layers, int heads, int group, int width) {}

    private static Model plain;
    private static Model grouped;

    @BeforeAll
    static void open() {
        plain = new Model(new TinyModel("llava-tiny"), "llava-tiny", 6, 4, 1, 48);
        grouped = new Model(TinyModel.grouped(), "llava-tiny-gqa", 4, 8, 4, 64);
    }

    @AfterAll
    static void close() {
        plain.tiny().close();
        grouped.tiny().close();
    }

    /** What a method lets a layer's heads keep of what they see, after a pass. */
    private interface Rule {
        /**
         * @param pass 0 after the prompt
         * @param entries what the head sees, in order
         * @param gathered attention of all queries on a token
         * @param window attention of the prompt's last four queries on a token
         */
        List<Integer> kept(
                int pass,
                int layer,
                List<Integer> entries,
                ToDoubleFunction<Integer> gathered,
                ToDoubleFunction<Integer> window);
    }

    private static List<Integer> firstAndLast(List<Integer> entries, int first, int last) {
        int n = entries.size();
        return n <= first + last
                ? entries
                : IntStream.range(0, n)
                        .filter(i -> i < first || i >= n - last)
                        .mapToObj(entries::get)
                        .toList();
    }

    private static List<Integer> heavyAndLast(
            List<Integer> entries, int heavy, int last, ToDoubleFunction<Integer> worth) {
        int n = entries.size();
        if (n <= heavy + last) {
            return entries;
        }
        List<Integer> best =
                entries.subList(0, n - last).stream()
                        .sorted(Comparator.comparingDouble(worth).reversed())
                        .limit(heavy)
                        .toList();
        return IntStream.range(0, n)
                .mapToObj(entries::get)
                .filter(token -> best.contains(token) || entries.indexOf(token) >= n - last)
                .toList();
    }

    private static List<Integer> snap(
            int pass,
            List<Integer> entries,
            int keep,
            int kernel,
            ToDoubleFunction<Integer> worth) {
        int scored = entries.size() - 4;
        ToDoubleFunction<Integer> pooled =
                token ->
                        IntStream.rangeClosed(token - kernel / 2, token + kernel / 2)
                                        .filter(i -> i >= 0 && i < scored)
                                        .mapToDouble(i -> worth.applyAsDouble(i))
                                        .sum()
                                / kernel;
        return pass > 0 ? entries : heavyAndLast(entries, keep - 4, 4, pooled);
    }

    /**
     * Lower layers keep more: 16 on average, window 4, beta 4; low 3, high 21 beyond the window.
     */
    private static int pyramid(int layer, int layers) {
        return 21 - layer * ((21 - 3) / (layers - 1)) + 4;
    }

    static Stream<Arguments> methods() {
        Rule streaming = (pass, layer, entries, all, window) -> firstAndLast(entries, 4, 12);
        Rule heavy = (pass, layer, entries, all, window) -> heavyAndLast(entries, 8, 8, all);
        Rule snap = (pass, layer, entries, all, window) -> snap(pass, entries, 16, 5, window);
        return Stream.of(plain, grouped)
                .flatMap(
                        m -> {
                            Rule pyramid =
                                    (pass, layer, entries, all, window) ->
                                            snap(
                                                    pass,
                                                    entries,
                                                    pyramid(layer, m.layers()),
                                                    5,
                                                    window);
                            return Stream.of(
                                    Arguments.of(
                                            m,
                                            "streaming-llm: {start: 4, recent: 12}",
                                            true,
                                            m.group(),
                                            streaming),
                                    Arguments.of(
                                            m,
                                            "streaming-llm: {start: 4, recent: 12, positions: original}",
                                            false,
                                            m.group(),
                                            streaming),
                                    Arguments.of(
                                            m,
                                            "h2o: {heavy: 8, recent: 8}",
                                            false,
                                            m.group(),
                                            heavy),
                                    Arguments.of(
                                            m,
                                            "h2o: {heavy: 8, recent: 8, positions: by-cache-place}",
                                            true,
                                            m.group(),
                                            heavy),
                                    Arguments.of(
                                            m,
                                            "snapkv: {capacity: 16, window: 4}",
                                            false,
                                            m.group(),
                                            snap),
                                    Arguments.of(
                                            m,
                                            "snapkv: {capacity: 16, window: 4, heads: query}",
                                            false,
                                            1,
                                            snap),
                                    Arguments.of(
                                            m,
                                            "pyramidkv: {capacity: 16, window: 4, beta: 4}",
                                            false,
                                            m.group(),
                                            pyramid),
                                    Arguments.of(
                                            m,
                                            "{compose: [fastervlm: {keep: 20}, snapkv: {capacity: 16, window: 4}]}",
                                            false,
                                            m.group(),
                                            snap));
                        });
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("methods")
    void a_method_equals_what_each_head_would_see_of_a_cache_that_forgets_nothing(
            Model model, String method, boolean byPlace, int together, Rule rule) {
        Sample sample = TinyModel.sample(new SplittableRandom(20));
        var strategy = model.tiny().strategy(method);
        Outcome outcome = model.tiny().decode(sample, strategy, STEPS);
        Seen seen = new Seen(model, byPlace);
        float[][] prompt = model.tiny().embeddings(sample, strategy);
        double[] logits = {};
        for (int i = 0; i < prompt.length; i++) {
            seen.isWindow = i >= prompt.length - 4;
            logits = seen.decoder.next(widened(prompt[i]));
        }
        seen.isWindow = false;
        for (int step = 0; step < STEPS; step++) {
            assertSame(outcome.logits().get(step), logits);
            seen.choose(step, together, rule);
            int token = outcome.tokens()[step];
            logits = seen.decoder.next(seen.decoder.embedding(token, model.width()));
        }
    }

    private static double[] widened(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static void assertSame(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(2e-4));
        }
    }

    /** Attention by layer, query head and token. */
    private static final class Seen {
        private final Model model;
        private final PlainDecoder decoder;
        private final List<List<double[]>> gathered = new ArrayList<>();
        private final List<List<double[]>> window = new ArrayList<>();
        private boolean isWindow;

        Seen(Model model, boolean byPlace) {
            this.model = model;
            for (int layer = 0; layer < model.layers(); layer++) {
                gathered.add(zeros());
                window.add(zeros());
            }
            decoder =
                    new PlainDecoder(
                            CHECKPOINTS.resolve(model.name()),
                            model.layers(),
                            model.heads(),
                            model.group(),
                            byPlace,
                            this::watch);
        }

        private List<double[]> zeros() {
            return IntStream.range(0, model.heads()).mapToObj(head -> new double[200]).toList();
        }

        private void watch(int layer, int head, List<Integer> entries, double[] weights) {
            for (int place = 0; place < weights.length; place++) {
                gathered.get(layer).get(head)[entries.get(place)] += weights[place];
                window.get(layer).get(head)[entries.get(place)] += isWindow ? weights[place] : 0;
            }
        }

        private void choose(int pass, int together, Rule rule) {
            for (int layer = 0; layer < model.layers(); layer++) {
                for (int head = 0; head < model.heads(); head += together) {
                    List<Integer> kept =
                            rule.kept(
                                    pass,
                                    layer,
                                    decoder.seen.get(layer).get(head),
                                    sum(gathered.get(layer), head, together),
                                    sum(window.get(layer), head, together));
                    for (int h = head; h < head + together; h++) {
                        decoder.seen.get(layer).set(h, new ArrayList<>(kept));
                    }
                }
            }
        }

        private static ToDoubleFunction<Integer> sum(List<double[]> by, int head, int together) {
            return token ->
                    IntStream.range(head, head + together).mapToDouble(h -> by.get(h)[token]).sum();
        }
    }
}
