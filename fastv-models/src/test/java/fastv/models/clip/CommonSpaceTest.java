package fastv.models.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TorchEngine;
import fastv.models.tokenizer.LetterTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CLIP's text tower and common space against {@link PlainClip}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommonSpaceTest {
    private static final int START = 512;
    private static final int END = 513;
    private static final int WORD_END = 256; // what ends a word has ids from here on

    private static TorchEngine engine;
    private static Kernels kernels;

    private final PlainClip plain = new PlainClip(5);
    private final Path folder;

    CommonSpaceTest(@TempDir Path temp) {
        this.folder = temp;
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

    private Path clip(int eosTokenId) throws IOException {
        plain.write(folder, eosTokenId, "nothing");
        Files.writeString(folder.resolve("tokenizer.json"), new LetterTokenizer().tokenizerJson());
        return folder;
    }

    /** The id of a letter inside a word: printable bytes stand in order, from "!" on. */
    private static int id(char letter) {
        return letter - '!';
    }

    private double[] embedding(int eosTokenId, String text) throws IOException {
        try (NDManager manager = engine.newManager();
                CommonSpace space = new CommonSpace(clip(eosTokenId), manager, kernels)) {
            float[] values = space.embedding(manager, text).toFloatArray();
            double[] wide = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        }
    }

    @Test
    void a_text_is_pooled_at_its_end_token() throws IOException {
        int[] ids = {START, id('a'), id('b') + WORD_END, id('c') + WORD_END, END};

        assertThat(embedding(END, "Ab  c")).containsExactly(plain.embedding(ids, 4), within(1e-5));
    }

    @Test
    void files_from_before_2023_say_2_and_mean_the_largest_id() throws IOException {
        int[] ids = {START, id('d') + WORD_END, END};

        assertThat(embedding(2, "d")).containsExactly(plain.embedding(ids, 2), within(1e-5));
    }

    @Test
    void a_long_text_is_read_in_pieces_of_which_only_the_last_has_the_end_token()
            throws IOException {
        // start, 14 letters, end: 16 tokens in pieces of 12; the first lacks the end token and is
        // pooled at its first place
        int[] ids = new int[16];
        Arrays.setAll(ids, i -> id((char) ('a' + i - 1)));
        ids[0] = START;
        ids[14] += WORD_END;
        ids[15] = END;
        double[] first = plain.embedding(Arrays.copyOf(ids, 12), 0);
        double[] second = plain.embedding(Arrays.copyOfRange(ids, 12, 16), 3);

        double[] found = embedding(END, "abcdefghijklmn");

        assertThat(Arrays.copyOf(found, 6)).containsExactly(first, within(1e-5));
        assertThat(Arrays.copyOfRange(found, 6, 12)).containsExactly(second, within(1e-5));
    }

    @Test
    void a_spelled_end_token_ends_nothing() throws IOException {
        int letters = "<|endoftext|>".length();
        double[] found = embedding(END, "<|endoftext|>");

        // 13 letters and two ends are 15 tokens, so two pieces; a special token would make one
        assertThat(letters + 2).isGreaterThan(PlainClip.PLACES);
        assertThat(found).hasSize(2 * PlainClip.COMMON);
    }

    @Test
    void patches_of_all_pictures_are_compared_with_the_text() throws IOException {
        // two pictures of a class token and three patches each
        float[] features = new float[2 * 4 * PlainClip.VISION];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) (random.nextDouble() * 4 - 2);
        }
        double[] text = plain.embedding(new int[] {START, id('x') + WORD_END, END}, 2);
        double[] expected = new double[6];
        for (int patch = 0; patch < 6; patch++) {
            int row = patch / 3 * 4 + 1 + patch % 3;
            float[] own =
                    Arrays.copyOfRange(
                            features, row * PlainClip.VISION, (row + 1) * PlainClip.VISION);
            expected[patch] = PlainClip.cosine(text, plain.patch(own));
        }
        try (NDManager manager = engine.newManager();
                CommonSpace space = new CommonSpace(clip(END), manager, kernels)) {
            NDArray seen = manager.create(features, new Shape(2, 4, PlainClip.VISION));
            NDArray cosines = space.cosines(manager, seen, "x");

            assertThat(cosines.getShape()).isEqualTo(new Shape(1, 6));
            float[] found = cosines.toFloatArray();
            for (int i = 0; i < 6; i++) {
                assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void a_clip_without_text_tower_is_refused_in_one_line() throws IOException {
        clip(END);
        plain.write(folder, END, "text_");

        try (NDManager manager = engine.newManager()) {
            assertThatThrownBy(() -> new CommonSpace(folder, manager, kernels))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage(
                            folder
                                    + ": expected CLIP's text tower (text_model.*,"
                                    + " text_projection.weight), got a checkpoint without it");
        }
    }

    @Test
    void a_vision_tower_alone_is_refused_in_one_line() throws IOException {
        clip(END);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"clip_vision_model\"}");

        try (NDManager manager = engine.newManager()) {
            assertThatThrownBy(() -> new CommonSpace(folder, manager, kernels))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage(
                            folder.resolve("config.json")
                                    + ": model_type: expected clip, a checkpoint with CLIP's vision"
                                    + " and text tower, got \"clip_vision_model\"");
        }
    }

    @Test
    void a_tokenizer_of_another_form_is_refused() throws IOException {
        clip(END);
        String without =
                new LetterTokenizer()
                        .tokenizerJson()
                        .replaceAll("\"post_processor\":\\{[^}]*}", "\"post_processor\":null");
        Files.writeString(folder.resolve("tokenizer.json"), without);

        try (NDManager manager = engine.newManager()) {
            assertThatThrownBy(() -> new CommonSpace(folder, manager, kernels))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("between a start and an end token")
                    .hasMessageContaining("got around an empty text []");
        }
    }
}
