package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fastv.core.error.BadInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImageProcessorTest {
    private static final ChannelScaling PLAIN =
            new ChannelScaling(
                    true, 1 / 255.0, true, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.25));

    @ParameterizedTest
    @CsvSource({"30, 47, 44, 32, 30", "30, 44, 47, 30, 32", "28, 9, 9, 28, 28", "2, 3, 5, 2, 3"})
    void the_shorter_side_takes_the_edge_and_the_longer_is_truncated(
            int edge, int height, int width, int resizedHeight, int resizedWidth) {
        // 30 * 47 / 44 = 32.05, 2 * 5 / 3 = 3.3
        assertThat(new TargetSize.ShortestEdge(edge).of(height, width))
                .isEqualTo(new Extent(resizedHeight, resizedWidth));
    }

    @Test
    void the_crop_keeps_the_middle_and_rounds_towards_the_upper_left() {
        // 5 columns, 2 kept: starts at floor(3 / 2) = 1
        PixelValues values = process(cropOnly(1, 2), Pictures.grey(5, 1, i -> i));
        assertThat(values.levels()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    void a_crop_larger_than_the_picture_is_black_around_it() {
        // 2 columns, 5 wanted: starts at floor(-3 / 2) = -2, so two black ones come first
        PixelValues values = process(cropOnly(1, 5), Pictures.grey(2, 1, i -> 7));
        assertThat(values.levels()).startsWith(0, 0, 7, 7, 0).hasSize(15);
    }

    @Test
    void values_are_rescaled_and_normalised_per_channel() {
        PixelValues values = process(cropOnly(1, 1), Pictures.grey(1, 1, i -> 51));
        // 51 / 255 = 0.2; (0.2 - 0.5) / 0.5 = -0.6, / 0.25 = -1.2
        assertThat(values.values())
                .containsExactly(new float[] {-0.6f, -0.6f, -1.2f}, within(1e-6f));
    }

    @Test
    void padding_lays_the_picture_in_the_middle_of_the_mean_colour() {
        ImageProcessorConfig config =
                new ImageProcessorConfig(
                        true,
                        Optional.empty(),
                        Resampling.BICUBIC,
                        Optional.empty(),
                        new ChannelScaling(
                                true,
                                1 / 255.0,
                                true,
                                ImageProcessorConfig.CLIP_MEAN,
                                ImageProcessorConfig.CLIP_STD));
        PixelValues values = process(config, Pictures.grey(3, 1, i -> 9));
        assertThat(values.height()).isEqualTo(3);
        // 255 times the means: 122.77, 116.7, 104.1, truncated
        assertThat(values.levels())
                .startsWith(122, 122, 122, 9, 9, 9, 122, 122, 122, 116, 116, 116, 9)
                .endsWith(9, 104, 104, 104);
    }

    @Test
    void a_patch_leads_back_to_the_pixels_it_shows() {
        // 800 x 400 to 200 x 100, the middle 100 columns kept: they begin at column 200
        ImageProcessorConfig config = ImageProcessorConfig.clip(100);
        PixelMapping mapping = process(config, Pictures.grey(800, 400, i -> 0)).mapping();
        assertThat(mapping.patch(0, 0, 50)).isEqualTo(new PixelRegion(200, 0, 400, 200));
        assertThat(mapping.patch(1, 1, 50)).isEqualTo(new PixelRegion(400, 200, 600, 400));
    }

    @Test
    void a_patch_of_padding_leads_to_nothing() {
        // 800 x 400 on 800 x 800, then to 100 x 100: rows 0 to 25 and 75 to 100 are padding
        ImageProcessorConfig config = ImageProcessorConfig.clip(100).padded();
        PixelMapping mapping = process(config, Pictures.grey(800, 400, i -> 0)).mapping();
        assertThat(mapping.patch(0, 3, 25).isEmpty()).isTrue();
        assertThat(mapping.patch(1, 3, 25)).isEqualTo(new PixelRegion(600, 0, 800, 200));
        assertThat(mapping.original(new PixelRegion(0, 0, 100, 100)))
                .isEqualTo(new PixelRegion(0, 0, 800, 400));
    }

    @Test
    void a_ribbon_takes_no_more_memory_than_its_crop() {
        PixelImage ribbon = Pictures.grey(60_000, 1, i -> 80);
        PixelValues values = process(ImageProcessorConfig.clip(336), ribbon);
        assertThat(values.levels()).hasSize(3 * 336 * 336).containsOnly((byte) 80);
        assertThat(process(ImageProcessorConfig.clip(336).padded(), ribbon).width()).isEqualTo(336);
    }

    @Test
    void a_ribbon_that_nothing_crops_is_refused() {
        ImageProcessorConfig config =
                new ImageProcessorConfig(
                        false,
                        Optional.of(new TargetSize.ShortestEdge(336)),
                        Resampling.BICUBIC,
                        Optional.empty(),
                        PLAIN);
        assertThatThrownBy(() -> process(config, Pictures.grey(60_000, 1, i -> 80)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("picture of 60000 x 1 pixels")
                .hasMessageEndingWith("got 20160000 x 336");
    }

    private static ImageProcessorConfig cropOnly(int height, int width) {
        return new ImageProcessorConfig(
                false,
                Optional.empty(),
                Resampling.BICUBIC,
                Optional.of(new Extent(height, width)),
                PLAIN);
    }

    private static PixelValues process(ImageProcessorConfig config, PixelImage image) {
        return ImageProcessor.of(config).process(image);
    }
}
