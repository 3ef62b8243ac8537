package fastv.models.llava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.ParameterSet;
import fastv.core.kernel.TorchEngine;
import fastv.core.kernel.TrainedShape;
import fastv.core.kernel.TrainingKernels;
import fastv.core.kernel.TrainingKernels.Sequences;
import fastv.core.model.OpenOptions;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Parts;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.training.ModelSizes;
import fastv.core.training.Parameter;
import fastv.core.training.Parameter.Start;
import fastv.core.training.StartValues;
import fastv.core.training.TrainableModel;
import fastv.models.prompt.VicunaV1;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A miniature: pictures of 8 x 8 pixels in 4 patches, width 8, two layers of everything. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LlavaTrainingTest {
    private static final int PATCHES = 4;
    private static final int CLASSES = 3 + 2; // of two aspects
    private static final int LABELS = 2;

    private static TorchEngine engine;
    private static Kernels kernels;

    private final Path temp;
    private final TrainableModel model = miniature(1);

    LlavaTrainingTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @BeforeAll
    static void start() {
        engine = TorchEngine.start("cpu", Optional.of(1));
        kernels = new Kernels(engine);
    }

    @AfterAll
    static void stop() {
        kernels.close();
    }

    private static TrainableModel miniature(int pooling) {
        ModelSizes sizes =
                new ModelSizes(
                        new ModelSizes.Vision(3, 8, 2, 12, 8, 4),
                        new ModelSizes.Decoder(2, 8, 2, 12),
                        pooling);
        return new LlavaFamily().create(sizes, List.of("red", "blue"), List.of("What"));
    }

    private static ParameterSet weights(NDManager owner, TrainableModel model) {
        List<Parameter> parameters = new ArrayList<>(model.parameters());
        Start start = Start.normal(0.3);
        parameters.add(new Parameter("eyes.patch.weight", List.of((long) CLASSES, 8L), start));
        parameters.add(new Parameter("eyes.patch.bias", List.of((long) CLASSES), start));
        parameters.add(new Parameter("eyes.picture.weight", List.of((long) LABELS, 8L), start));
        parameters.add(new Parameter("eyes.picture.bias", List.of((long) LABELS), start));
        Map<String, long[]> shapes = new LinkedHashMap<>();
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            shapes.put(parameter.name(), parameter.shapeArray());
            values.put(parameter.name(), StartValues.of(parameter, 5));
        }
        return ParameterSet.of(owner, shapes, values);
    }

    private static NDArray pixels(NDManager owner, int pictures) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[pictures * 3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return owner.create(values, new Shape(pictures, 3, 8, 8));
    }

    /** Two sequences of 9 and 7 tokens in rows of 9; visual tokens at 2 to 5 of each. */
    private static Sequences sequences(NDManager owner) {
        long[] ids = {
            1, 40, 0, 0, 0, 0, 50, 60, 70,
            1, 41, 0, 0, 0, 0, 80, 2, 2
        };
        return new Sequences(
                pixels(owner, 2),
                owner.create(ids, new Shape(2, 9)),
                owner.create(new long[] {2, 3, 4, 5, 11, 12, 13, 14}),
                owner.create(new long[] {6, 7, 14, 15}));
    }

    /** Along a random direction in each tensor: (L(w + h d) - L(w - h d)) / 2h against g . d. */
    @Test
    void gradients_of_answers_are_those_of_finite_differences() {
        try (NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, model);
                ParameterSet gradients = weights.zeros(scope);
                ParameterSet ignored = weights.zeros(scope)) {
            Sequences batch = sequences(scope);
            NDArray labels = scope.create(new long[] {60, 70, 80, 2});
            TrainedShape shape = model.shape();
            TrainingKernels training = kernels.training();
            double loss = training.speak(scope, weights, gradients, shape, batch, labels, 1);
            assertThat(loss / 4).isBetween(3.0, 9.0); // ln 361 = 5.9
            checkAll(
                    weights,
                    gradients,
                    () -> training.speak(scope, weights, ignored, shape, batch, labels, 1));
        }
    }

    @Test
    void gradients_of_patches_and_pictures_are_those_of_finite_differences() {
        try (NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, model);
                ParameterSet gradients = weights.zeros(scope);
                ParameterSet ignored = weights.zeros(scope)) {
            NDArray pixels = pixels(scope, 2);
            NDArray widths = scope.create(new long[] {3, 2});
            long[] what = {0, 1, 2, -100, 1, 1, 0, 2};
            long[] size = {-100, 1, 0, -100, 1, -100, 0, -100};
            NDArray classes =
                    scope.create(
                            LongStream.concat(LongStream.of(what), LongStream.of(size)).toArray(),
                            new Shape(2, 2, PATCHES));
            NDArray present = scope.create(new float[] {0, 1, 1, 1}, new Shape(2, LABELS));
            TrainedShape shape = model.shape();
            TrainingKernels training = kernels.training();
            training.see(scope, weights, gradients, shape, pixels, widths, classes, present, 3);
            checkAll(
                    weights,
                    gradients,
                    () -> {
                        TrainingKernels.SeeLoss loss =
                                training.see(
                                        scope, weights, ignored, shape, pixels, widths, classes,
                                        present, 3);
                        return loss.patches() + 3 * loss.picture();
                    });
        }
    }

    private interface Loss {
        double now();
    }

    private static void checkAll(ParameterSet weights, ParameterSet gradients, Loss loss) {
        double h = 4e-3;
        for (String name : weights.names()) {
            float[] values = weights.values(name);
            float[] gradient = gradients.values(name);
            SplittableRandom random = new SplittableRandom(name.hashCode());
            double[] direction = random.doubles(values.length, -1, 1).toArray();
            double expected = 0;
            for (int i = 0; i < values.length; i++) {
                expected += gradient[i] * direction[i];
            }
            weights.set(name, moved(values, direction, h));
            double above = loss.now();
            weights.set(name, moved(values, direction, -h));
            double below = loss.now();
            weights.set(name, values);
            double found = (above - below) / (2 * h);
            assertThat(found)
                    .as(name)
                    .isCloseTo(expected, within(2e-3 + 0.02 * Math.abs(expected)));
        }
    }

    private static float[] moved(float[] values, double[] direction, double by) {
        float[] moved = new float[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (values[i] + by * direction[i]);
        }
        return moved;
    }

    @Test
    void a_weight_without_a_gradient_sum_is_frozen() {
        try (NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, model);
                ParameterSet gradients = weights.zeros(scope);
                ParameterSet moments = weights.zeros(scope);
                ParameterSet squares = weights.zeros(scope);
                ParameterSet some = gradients.only(name -> name.startsWith("projector."))) {
            TrainingKernels training = kernels.training();
            float[] frozen = weights.values("head.weight");
            float[] learned = weights.values("projector.linear_1.weight");
            NDArray labels = scope.create(new long[] {60, 70, 80, 2});
            training.speak(scope, weights, some, model.shape(), sequences(scope), labels, 1);
            double norm = training.clip(some, 0.5);
            assertThat(norm).isGreaterThan(0.5);
            assertThat(training.clip(some, 1)).isCloseTo(0.5, within(1e-5));
            training.adamw(
                    weights,
                    some,
                    moments,
                    squares,
                    1,
                    new TrainingKernels.AdamW(0.9, 0.98, 1e-8),
                    0.01,
                    0);
            assertThat(weights.values("head.weight")).isEqualTo(frozen);
            assertThat(gradients.values("projector.linear_1.weight")).containsOnly(0f);
            // the first step of Adam is the rate times the gradient's sign
            float[] after = weights.values("projector.linear_1.weight");
            for (int i = 0; i < after.length; i++) {
                assertThat(Math.abs(after[i] - learned[i])).isCloseTo(0.01f, within(1e-4f));
            }
        }
    }

    @Test
    void training_says_what_the_exported_checkpoint_says() throws Exception {
        try (NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, model)) {
            model.write(temp, weights::values, Dtype.FLOAT32);
            Sequences batch = sequences(scope);
            NDArray logits = kernels.training().logits(scope, weights, model.shape(), batch);
            LlavaAdapter adapter =
                    new LlavaAdapter(
                            new Parts<>("template", Map.of("vicuna_v1", VicunaV1.TEMPLATE)));
            try (VisionLanguageModel opened =
                    adapter.open(temp, engine, OpenOptions.asStored(Dtype.FLOAT32))) {
                long[] ids = batch.ids().toLongArray();
                long[] answerAt = batch.answerAt().toLongArray();
                for (int answer = 0; answer < answerAt.length; answer++) {
                    int sequence = (int) answerAt[answer] / 9;
                    int length = (int) answerAt[answer] % 9 + 1;
                    float[] expected =
                            inference(
                                    opened,
                                    batch.pixels().get(sequence + ":" + (sequence + 1)),
                                    Arrays.copyOfRange(ids, 9 * sequence, 9 * sequence + length));
                    assertThat(logits.get(answer).toFloatArray())
                            .containsExactly(expected, within(1e-4f));
                }
            }
        }
    }

    private static float[] inference(VisionLanguageModel model, NDArray pixels, long[] ids) {
        try (NDManager scope = model.newScope()) {
            Sight sight =
                    model.sight(
                            scope,
                            model.glance(scope, pixels, Set.of()),
                            List.of(),
                            new SampleSeed(0, ""));
            int[] expanded = Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
            int image = image(model);
            Arrays.fill(expanded, 2, Math.min(6, expanded.length), image);
            Prompt prompt = model.promptOf(expanded, List.of(PATCHES));
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(),
                            Strategy.NONE,
                            new SampleSeed(0, "training"),
                            1,
                            ForwardObserver.NONE,
                            scope)) {
                return session.prefill(model.embeddings(scope, prompt, sight), prompt.layout())
                        .toFloatArray();
            }
        }
    }

    /** The last id but one; the tokenizer puts {@code <pad>} behind it. */
    private static int image(VisionLanguageModel model) {
        return model.card().shape().decoder().vocabSize() - 2;
    }

    @Test
    void pooling_averages_neighbouring_visual_tokens() {
        TrainableModel pooled = miniature(2);
        assertThat(pooled.shape().imageTokens()).isEqualTo(PATCHES / 2);
        try (NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, pooled)) {
            Sequences batch =
                    new Sequences(
                            pixels(scope, 1),
                            scope.create(new long[] {1, 0, 0, 50}, new Shape(1, 4)),
                            scope.create(new long[] {1, 2}),
                            scope.create(new long[] {3}));
            NDArray logits = kernels.training().logits(scope, weights, pooled.shape(), batch);
            assertThat(logits.toFloatArray()).doesNotContain(Float.NaN);
        }
    }
}
