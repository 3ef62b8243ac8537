package fastv.eval.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.OpenOptions;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Parts;
import fastv.core.training.ModelSizes;
import fastv.core.training.Parameter;
import fastv.core.training.StartValues;
import fastv.core.training.TrainableFamily;
import fastv.core.training.TrainableModel;
import fastv.core.training.TrainingBatch;
import fastv.eval.plugin.Composition;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneVocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationEncoderTest {
    private static final List<SceneQuestion> TURNS =
            List.of(
                    SceneQuestion.of("exists", "Is there a red circle?", "yes"),
                    SceneQuestion.of("list", "List the objects.", "circle red, square blue"));

    private final Path temp;

    ConversationEncoderTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void only_answers_and_their_ends_are_learned() throws IOException {
        Injector injector = Composition.ofClassPath();
        TrainableModel model = untrained(injector);
        try (VisionLanguageModel opened = open(injector)) {
            ConversationEncoder encoder = new ConversationEncoder(opened, 64);
            ConversationEncoder.Encoded encoded = encoder.encode(TURNS);
            int[] labels = Arrays.stream(encoded.answerRows()).map(encoded::label).toArray();
            assertThat(opened.codec().decode(labels, false))
                    .isEqualTo("yes</s> circle red, square blue</s>");
            assertThat(encoded.imageRows()).hasSize(64);
            // every word is one token, so that a short question leaves half of the prompt to the
            // picture
            int first = encoded.answerRows()[0] + 1;
            assertThat(first).isLessThan(2 * 64);
            String said =
                    Arrays.stream(encoded.ids(), encoded.imageRows()[63] + 1, first)
                            .mapToObj(id -> opened.codec().decode(new int[] {id}, false))
                            .collect(Collectors.joining("|"));
            assertThat(said).isEqualTo("|\n|Is|there|a|red|circle|?|ASSISTANT|:");
            TrainingBatch.Speak batch =
                    new BatchMaker(model, encoder, 64)
                            .speak(
                                    List.of(
                                            new PictureLesson(new byte[64 * 64 * 3], TURNS),
                                            new PictureLesson(
                                                    new byte[64 * 64 * 3], TURNS.subList(0, 1))));
            assertThat(batch.labels()).hasSize(labels.length + 2);
            assertThat(batch.answerAt()).contains(batch.tokens() + first - 1L);
            assertThat(batch.imageAt()).hasSize(128);
        }
    }

    private TrainableModel untrained(Injector injector) throws IOException {
        Map<String, TrainableFamily> families =
                injector.getInstance(Key.get(new TypeLiteral<Map<String, TrainableFamily>>() {}));
        SceneVocabulary vocabulary = injector.getInstance(SceneVocabulary.class);
        TrainableModel model =
                new Parts<>("family", families)
                        .get("llava-1.5")
                        .create(
                                new ModelSizes(
                                        new ModelSizes.Vision(2, 8, 2, 16, 64, 8),
                                        new ModelSizes.Decoder(1, 8, 2, 16),
                                        1),
                                vocabulary.words(),
                                vocabulary.lineStarts());
        Map<String, float[]> weights =
                model.parameters().stream()
                        .collect(Collectors.toMap(Parameter::name, p -> StartValues.of(p, 1)));
        model.write(temp, name -> weights.getOrDefault(name, new float[0]), Dtype.FLOAT32);
        return model;
    }

    private VisionLanguageModel open(Injector injector) {
        return injector.getInstance(Checkpoints.class)
                .open(
                        temp,
                        TorchEngine.start("cpu", Optional.of(1)),
                        OpenOptions.asStored(Dtype.FLOAT32));
    }
}
