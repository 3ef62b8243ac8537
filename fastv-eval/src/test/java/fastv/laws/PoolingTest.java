package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Injector;
import com.google.inject.Key;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.ParameterSet;
import fastv.core.kernel.TorchEngine;
import fastv.core.kernel.TrainingKernels.Sequences;
import fastv.core.model.Checkpoints;
import fastv.core.model.OpenOptions;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.training.ModelSizes;
import fastv.core.training.Parameter;
import fastv.core.training.StartValues;
import fastv.core.training.TrainableFamily;
import fastv.core.training.TrainableModel;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.plugin.Composition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pooling as FastV's Table 7 (a): what is trained is what is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolingTest {
    private static final int SIDE = 16;
    private static final int PATCHES = 16;
    private static final int POOLED = PATCHES / 2;

    private final Injector injector = Composition.ofClassPath();
    private final TorchEngine engine = TorchEngine.start("cpu", Optional.empty());
    private final Path temp;

    PoolingTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private TrainableModel miniature() {
        ModelSizes sizes =
                new ModelSizes(
                        new ModelSizes.Vision(3, 8, 2, 12, SIDE, 4),
                        new ModelSizes.Decoder(2, 8, 2, 12),
                        2);
        return injector.getInstance(new Key<Map<String, TrainableFamily>>() {})
                .get("llava-1.5")
                .create(sizes, List.of("red", "blue"), List.of("What"));
    }

    private static ParameterSet weights(NDManager owner, TrainableModel model) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            shapes.put(parameter.name(), parameter.shapeArray());
            values.put(parameter.name(), StartValues.of(parameter, 5));
        }
        return ParameterSet.of(owner, shapes, values);
    }

    private static NDArray pixels(NDManager owner) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return owner.create(values, new Shape(1, 3, SIDE, SIDE));
    }

    /** One text token, the visual ones, one text token whose next token is asked. */
    private static Sequences sequence(NDManager owner) {
        long[] ids = new long[POOLED + 2];
        long[] imageAt = new long[POOLED];
        ids[0] = 1;
        ids[POOLED + 1] = 50;
        for (int i = 0; i < POOLED; i++) {
            imageAt[i] = i + 1L;
        }
        return new Sequences(
                pixels(owner),
                owner.create(ids, new Shape(1, ids.length)),
                owner.create(imageAt),
                owner.create(new long[] {POOLED + 1}));
    }

    @Test
    void pooling_by_stride_is_what_training_with_pooling_computes() throws Exception {
        TrainableModel model = miniature();
        try (Kernels kernels = new Kernels(engine);
                NDManager scope = engine.newManager();
                ParameterSet weights = weights(scope, model)) {
            model.write(temp, weights::values, Dtype.FLOAT32);
            Sequences batch = sequence(scope);
            float[] trained =
                    kernels.training()
                            .logits(scope, weights, model.shape(), batch)
                            .get(0)
                            .toFloatArray();
            try (VisionLanguageModel opened =
                    injector.getInstance(Checkpoints.class)
                            .open(temp, engine, OpenOptions.asStored(Dtype.FLOAT32))) {
                assertThat(asked(opened, "pooling: {stride: 2}"))
                        .containsExactly(trained, within(1e-5f));
                assertThat(difference(asked(opened, "pooling: {blocks: 2}"), trained))
                        .isGreaterThan(1e-3);
            }
        }
    }

    private float[] asked(VisionLanguageModel model, String yaml) {
        Strategy strategy = injector.getInstance(StrategyReader.class).read("test", yaml);
        SampleSeed seed = new SampleSeed(0, "");
        try (NDManager scope = model.newScope()) {
            Sight sight =
                    model.sight(
                            scope,
                            model.glance(scope, pixels(scope), Set.of()),
                            strategy.visual(),
                            seed);
            int left = sight.tokensPerPicture().get(0);
            int[] ids = new int[left + 2];
            java.util.Arrays.fill(ids, model.card().shape().decoder().vocabSize() - 2);
            ids[0] = 1;
            ids[left + 1] = 50;
            Prompt prompt = model.promptOf(ids, sight.tokensPerPicture());
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(), strategy, seed, 1, ForwardObserver.NONE, scope)) {
                return session.prefill(model.embeddings(scope, prompt, sight), prompt.layout())
                        .toFloatArray();
            }
        }
    }

    private static double difference(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
