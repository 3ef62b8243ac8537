package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JpegColoursTest {

    @Test
    void inverted_inks_leave_of_white_what_they_do_not_cover() {
        assertThat(rgb(JpegColours.CMYK, 255, 255, 255, 255)).containsExactly(255, 255, 255);
        assertThat(rgb(JpegColours.CMYK, 0, 255, 255, 255)).containsExactly(0, 255, 255);
        assertThat(rgb(JpegColours.CMYK, 255, 255, 255, 0)).containsExactly(0, 0, 0);
        // half black: 128 - 128 * 155 / 255 = 50.2
        assertThat(rgb(JpegColours.CMYK, 100, 255, 0, 128)).containsExactly(50, 128, 0);
    }

    @Test
    void neutral_chroma_is_grey_and_red_chroma_is_red() {
        assertThat(rgb(JpegColours.YCC, 77, 128, 128)).containsExactly(77, 77, 77);
        // 76 + 1.402 * 127 = 254.05; 76 + 0.34414 * 43 - 0.71414 * 127 = 0.1; 76 - 1.772 * 43
        assertThat(rgb(JpegColours.YCC, 76, 85, 255)).containsExactly(254, 0, 0);
    }

    @Test
    void the_meaning_of_components_follows_libjpeg() throws IOException {
        int[] numbered = {1, 2, 3};
        int[] lettered = {'R', 'G', 'B'};
        assertThat(JpegColours.of(numbered, true, OptionalInt.of(0))).isEqualTo(JpegColours.YCC);
        assertThat(JpegColours.of(numbered, false, OptionalInt.of(0))).isEqualTo(JpegColours.RGB);
        assertThat(JpegColours.of(numbered, false, OptionalInt.empty())).isEqualTo(JpegColours.YCC);
        assertThat(JpegColours.of(lettered, false, OptionalInt.empty())).isEqualTo(JpegColours.RGB);
        assertThat(JpegColours.of(new int[4], false, OptionalInt.of(2)))
                .isEqualTo(JpegColours.YCCK);
        assertThatThrownBy(() -> JpegColours.of(new int[2], true, OptionalInt.empty()))
                .isInstanceOf(IOException.class);
    }

    private static int[] rgb(JpegColours colours, int... levels) {
        byte[] rgb = new byte[3];
        colours.convert(levels, rgb, 0);
        return new int[] {rgb[0] & 0xff, rgb[1] & 0xff, rgb[2] & 0xff};
    }
}
