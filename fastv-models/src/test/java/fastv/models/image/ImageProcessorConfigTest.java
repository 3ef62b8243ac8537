package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImageProcessorConfigTest {
    private final Path folder;

    ImageProcessorConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_a_file_leaves_out_has_the_defaults_of_its_class() {
        assertThat(config("{'image_processor_type': 'CLIPImageProcessor'}"))
                .isEqualTo(ImageProcessorConfig.clip(224));
        ImageProcessorConfig siglip = config("{'image_processor_type': 'SiglipImageProcessor'}");
        assertThat(siglip.size()).contains(new TargetSize.Exactly(Extent.square(224)));
        assertThat(siglip.centerCrop()).isEmpty();
        assertThat(siglip.scaling().mean()).isEqualTo(List.of(0.5, 0.5, 0.5));
    }

    @Test
    void older_spellings_and_the_torchvision_suffix_mean_the_same() {
        ImageProcessorConfig expected = ImageProcessorConfig.clip(336);
        assertThat(
                        config(
                                "{'feature_extractor_type': 'CLIPFeatureExtractor', 'size': 336,"
                                        + " 'crop_size': 336}"))
                .isEqualTo(expected);
        assertThat(
                        config(
                                "{'image_processor_type': 'CLIPImageProcessorFast', 'do_pad': null,"
                                        + " 'size': {'shortest_edge': 336},"
                                        + " 'crop_size': {'height': 336, 'width': 336}}"))
                .isEqualTo(expected);
    }

    @Test
    void padding_is_llavas_alone_and_off_by_default() {
        assertThat(config("{'image_processor_type': 'LlavaImageProcessor', 'do_pad': true}"))
                .isEqualTo(ImageProcessorConfig.clip(224).padded());
        assertThat(config("{'image_processor_type': 'LlavaImageProcessor'}").padToSquare())
                .isFalse();
        assertThat(
                        config("{'image_processor_type': 'CLIPImageProcessor', 'do_pad': true}")
                                .padToSquare())
                .isFalse();
    }

    @Test
    void steps_can_be_switched_off() {
        ImageProcessorConfig bare =
                config(
                        "{'image_processor_type': 'CLIPImageProcessor', 'do_resize': false,"
                                + " 'do_center_crop': false, 'do_rescale': false, 'resample': 1}");
        assertThat(bare.size()).isEqualTo(Optional.empty());
        assertThat(bare.centerCrop()).isEmpty();
        assertThat(bare.scaling().rescale()).isFalse();
        assertThat(bare.resample()).isEqualTo(Resampling.LANCZOS);
    }

    @Test
    void every_wrong_key_gets_its_line() {
        assertThatThrownBy(
                        () ->
                                config(
                                        "{'image_processor_type': 'BlipImageProcessor',"
                                                + " 'size': {'shortest_edge': 3}, 'resample': 9,"
                                                + " 'do_rescale': 1, 'image_mean': [1, 2],"
                                                + " 'image_std': [1, 0, 1], 'crop_size': -1}"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .containsExactly(
                                                "x.json: size: expected {\"height\": h, \"width\":"
                                                        + " w} with sides of 1 to 16384, got"
                                                        + " {\"shortest_edge\":3}",
                                                "x.json: resample: expected a filter number of 0"
                                                        + " to 5, got 9",
                                                "x.json: crop_size: expected {\"height\": h,"
                                                        + " \"width\": w} with sides of 1 to"
                                                        + " 16384, got -1",
                                                "x.json: do_rescale: expected true or false, got"
                                                        + " 1",
                                                "x.json: image_mean: expected 3 numbers, got"
                                                        + " [1,2]",
                                                "x.json: image_std: expected 3 numbers above 0,"
                                                        + " got [1,0,1]"));
    }

    @Test
    void an_unknown_class_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> config("{'image_processor_type': 'ClipImageProcessor'}"))
                .hasMessage(
                        "x.json: image_processor_type: expected one of [CLIPImageProcessor,"
                                + " LlavaImageProcessor, BlipImageProcessor,"
                                + " SiglipImageProcessor], got \"ClipImageProcessor\"; did you"
                                + " mean \"CLIPImageProcessor\"?");
        assertThatThrownBy(() -> config("{}")).hasMessageContaining("got \"\"");
    }

    @Test
    void a_file_that_is_no_json_object_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("preprocessor_config.json"), "[1");
        assertThatThrownBy(() -> ImageProcessorConfig.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString());
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> ImageProcessorConfig.read(missing))
                .hasMessage(missing + ": no such file");
    }

    private static ImageProcessorConfig config(String json) {
        return ImageProcessorConfig.of(
                JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject(), "x.json");
    }
}
