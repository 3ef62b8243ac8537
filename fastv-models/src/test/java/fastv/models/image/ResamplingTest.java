package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResamplingTest {

    @ParameterizedTest
    @EnumSource
    void the_same_size_is_the_same_picture(Resampling filter) {
        PixelImage image = Pictures.random(13, 7, 1);
        assertThat(filter.resize(image, 13, 7)).isEqualTo(image);
    }

    @ParameterizedTest
    @EnumSource
    void a_plain_picture_stays_plain(Resampling filter) {
        PixelImage plain = Pictures.grey(5, 4, level -> 201);
        for (int side : new int[] {1, 3, 4, 9, 64}) {
            assertThat(filter.resize(plain, side, side + 2).rgb()).containsOnly((byte) 201);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEAREST", "BILINEAR", "BOX"})
    void filters_without_negative_weights_stay_between_the_darkest_and_the_lightest(
            Resampling filter) {
        PixelImage image = Pictures.grey(9, 9, i -> 40 + i * 7 % 50);
        PixelImage resized = filter.resize(image, 5, 23);
        for (byte level : resized.rgb()) {
            assertThat((int) level).isBetween(40, 89);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_window_holds_what_the_whole_result_holds_there(Resampling filter) {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            PixelImage image = Pictures.random(1 + random.nextInt(30), 1 + random.nextInt(30), i);
            Extent size = new Extent(3 + random.nextInt(30), 3 + random.nextInt(30));
            Span rows = new Span(1, size.height() - 1);
            Span columns = new Span(2, size.width());
            PixelImage whole = filter.resize(image, size.width(), size.height());
            assertThat(filter.resize(Canvas.of(image), size, rows, columns))
                    .isEqualTo(Pictures.cut(whole, rows, columns));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_padded_canvas_resizes_like_the_padded_picture(Resampling filter) {
        PixelImage image = Pictures.random(5, 11, 3);
        byte[] ground = {1, 50, 99};
        byte[] padded = new byte[11 * 11 * 3];
        for (int i = 0; i < padded.length; i++) {
            int x = i / 3 % 11 - 3; // (11 - 5) / 2 columns of ground come first
            boolean inside = x >= 0 && x < 5;
            padded[i] = inside ? (byte) image.level(x, i / 33, i % 3) : ground[i % 3];
        }
        assertThat(
                        filter.resize(
                                Canvas.square(image, ground),
                                Extent.square(7),
                                Span.of(7),
                                Span.of(7)))
                .isEqualTo(filter.resize(PixelImage.of(11, 11, padded), 7, 7));
    }

    @Test
    void box_averages_and_rounds_halves_up() {
        // (10 + 20) / 2 = 15, (30 + 51) / 2 = 40.5
        assertThat(row(Resampling.BOX, 2, 10, 20, 30, 51)).containsExactly(15, 41);
    }

    @Test
    void bilinear_weighs_by_distance() {
        // centres at 0.25, 0.75, 1.25, 1.75: the outer two see one sample each
        assertThat(row(Resampling.BILINEAR, 4, 0, 100)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void bicubic_overshoots_and_clips_at_black() {
        // weights at distances 0.25, 0.75, 1.25: 0.8671875, 0.2265625, -0.0703125
        // place 0: -0.0703125 / 0.796875 * 100 = -8.8, clipped; place 3: 0.8671875 / 0.796875
        // place 1: 0.2265625 / 1.09375 * 100 = 20.7
        assertThat(row(Resampling.BICUBIC, 4, 0, 100)).containsExactly(0, 21, 79, 109);
    }

    @Test
    void nearest_takes_the_sample_under_the_centre() {
        // centres at 1.25 and 3.75
        assertThat(row(Resampling.NEAREST, 2, 1, 2, 3, 4, 5)).containsExactly(2, 4);
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> Resampling.named("bicubc"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "filter: expected one of [nearest, lanczos, bilinear, bicubic, box,"
                                + " hamming], got \"bicubc\"; did you mean \"bicubic\"?");
        assertThatThrownBy(() -> Resampling.numbered(6))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] row(Resampling filter, int width, int... levels) {
        PixelImage image = Pictures.grey(levels.length, 1, i -> levels[i]);
        PixelImage resized = filter.resize(image, width, 1);
        int[] found = new int[width];
        for (int x = 0; x < width; x++) {
            found[x] = resized.level(x, 0, 1);
        }
        return found;
    }
}
