package fastv.eval.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.inject.Injector;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.decode.Generation;
import fastv.core.decode.GenerationOptions;
import fastv.core.decode.Generator;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.Conversation;
import fastv.core.model.OpenOptions;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.eval.plugin.Composition;
import fastv.eval.scenes.QuestionMix;
import fastv.eval.scenes.SceneExample;
import fastv.eval.scenes.SceneSource;
import fastv.eval.scenes.SceneSplit;
import fastv.eval.scenes.kind.Count;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of width 16 learns for a few steps. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrainingTest {
    private static final String RECIPE =
            """
            model:
              vision: {layers: 2, width: 16, heads: 2, intermediate: 32}
              decoder: {layers: 2, width: 16, heads: 2, intermediate: 32}
            stages:
              - name: eyes
                lesson: see
                steps: 10
                batch: 4
                rates: {vision: 1.0e-2}
                schedule: {warm-up: 2}
                examine-every: 10
              - name: talk
                lesson: speak
                steps: 20
                batch: 4
                passes: 2
                turns: 3
                mix: {count: 1, exists: 1}
                rates: {vision: 1.0e-2, projector: 1.0e-2, decoder: 1.0e-2}
                schedule: {warm-up: 2}
                examine-every: 8
            held-out: {questions: 20, batch: 8}
            checkpoint-minutes: 0
            seed: 3
            output: out
            """;

    private final Path temp;
    private final Injector injector = Composition.ofClassPath();

    TrainingTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private RecipeFile recipe(String... overrides) throws IOException {
        Path file = temp.resolve("recipe.yaml");
        Files.writeString(file, RECIPE);
        return RecipeFile.read(file, List.of(overrides));
    }

    private Training training() {
        return injector.getInstance(Training.class);
    }

    @Test
    void a_training_that_is_stopped_continues_to_the_same_curve() throws IOException {
        boolean whole = training().run(recipe(), TrainingListener.SILENT, () -> false);
        List<String> curve = curve("out");
        String[] part = {"output=" + temp.resolve("part")};
        AtomicInteger steps = new AtomicInteger();
        boolean first =
                training()
                        .run(
                                recipe(part),
                                TrainingListener.SILENT,
                                () -> steps.incrementAndGet() == 17);
        // as if it had been killed after two more steps and in the middle of a line
        Files.writeString(
                temp.resolve("part/curve.jsonl"),
                "{\"stage\":\"talk\",\"step\":8,\"total\":18,\"loss\":9}\n{\"total\":17,\"held_out\":{\"count\":1}",
                StandardOpenOption.APPEND);
        boolean second = training().run(recipe(part), TrainingListener.SILENT, () -> false);
        assertThat(List.of(whole, first, second)).containsExactly(true, false, true);
        assertThat(curve).hasSize(30 + 1 + 3);
        assertThat(temp.resolve("out/model/training.json"))
                .content()
                .contains("\"weights_sha256\"", "\"steps\": 20", "\"low\"");
        assertThat(curve("part")).isEqualTo(curve);
        assertThat(temp.resolve("part/model/model.safetensors"))
                .hasSameBinaryContentAs(temp.resolve("out/model/model.safetensors"));
    }

    /** The lines without their times. */
    private List<String> curve(String folder) throws IOException {
        return Files.readAllLines(temp.resolve(folder).resolve("curve.jsonl")).stream()
                .map(
                        line -> {
                            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
                            entry.remove("seconds");
                            return entry.toString();
                        })
                .toList();
    }

    @Test
    void the_loss_falls_and_what_is_said_is_what_greedy_decoding_says() throws IOException {
        Map<String, Double> last = new HashMap<>();
        double[] loss = {9};
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void stage(StageSettings stage, int number, int stages, long step) {}

                    @Override
                    public void step(Step step) {
                        loss[0] = step.loss();
                    }

                    @Override
                    public void examined(Map<String, Double> accuracies) {
                        last.putAll(accuracies);
                    }
                };
        training().run(recipe("stages.1.steps=60", "stages.1.passes=1"), listener, () -> false);
        assertThat(loss[0]).isLessThan(1.2); // from ln 700 = 6.6
        assertThat(last).containsKeys("count", "exists");
        assertThat(last).containsEntry("count", greedy());
    }

    /** Exact match of the same held-out questions through the exported checkpoint. */
    private double greedy() throws IOException {
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(1));
        SceneSource source =
                new SceneSource(
                        SceneSplit.VALIDATION, 3, QuestionMix.even(List.of(new Count()), 1));
        int right = 0;
        try (VisionLanguageModel model =
                injector.getInstance(Checkpoints.class)
                        .open(
                                temp.resolve("out/model"),
                                engine,
                                OpenOptions.asStored(Dtype.FLOAT32))) {
            for (int i = 0; i < 20; i++) {
                SceneExample example = source.example(i);
                Path picture = temp.resolve(i + ".png");
                write(example.pixels(), picture);
                String said = answer(model, picture, example.turns().get(0).question());
                right += said.equals(example.turns().get(0).answer()) ? 1 : 0;
            }
        }
        return right / 20.0;
    }

    private static void write(byte[] rgb, Path file) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            int pixel =
                    (rgb[3 * i] & 0xff) << 16
                            | (rgb[3 * i + 1] & 0xff) << 8
                            | (rgb[3 * i + 2] & 0xff);
            image.setRGB(i % 64, i / 64, pixel);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static String answer(VisionLanguageModel model, Path picture, String question) {
        SampleSeed seed = new SampleSeed(0, "training");
        try (NDManager scope = model.newScope()) {
            Sight sight = model.see(scope, List.of(Picture.of(picture)));
            Prompt prompt = model.prompt(Conversation.question(question, 1), sight);
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(), Strategy.NONE, seed, 8, ForwardObserver.NONE, scope)) {
                Generation generation =
                        new Generator(
                                        model.decoder().kernels().sampling(),
                                        GenerationOptions.greedy(8, model.card().stopTokens()),
                                        seed)
                                .generate(session, embeddings, prompt.layout(), token -> {});
                int[] ids = generation.tokens().stream().mapToInt(Integer::intValue).toArray();
                return model.codec().decode(ids, true).strip();
            }
        }
    }

    @Test
    void a_stage_is_over_as_soon_as_it_has_clicked() throws IOException {
        training()
                .run(
                        recipe("stages.1.until={exists: 0.0}", "stages.1.steps=100"),
                        TrainingListener.SILENT,
                        () -> false);
        assertThat(curve("out")).hasSize(10 + 1 + 8 + 1);
    }

    @Test
    void another_recipe_does_not_continue_a_state() throws IOException {
        training().run(recipe("stages.1.steps=1"), TrainingListener.SILENT, () -> false);
        RecipeFile other = recipe("stages.1.steps=2");
        Training training = training();
        assertThatThrownBy(() -> training.run(other, TrainingListener.SILENT, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("state.safetensors: expected a training of this recipe");
    }

    @Test
    void a_kind_that_does_not_exist_is_told_with_the_nearest() throws IOException {
        RecipeFile file = recipe("stages.1.mix={exist: 1}");
        Training training = training();
        assertThatThrownBy(() -> training.run(file, TrainingListener.SILENT, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("got \"exist\"")
                .hasMessageContaining("exists");
    }
}
