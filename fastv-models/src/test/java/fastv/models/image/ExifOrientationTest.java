package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExifOrientationTest {

    /** Of the picture {@code 1 2 3 / 4 5 6}; 6 turns it clockwise, 8 against the clock. */
    @ParameterizedTest
    @CsvSource({
        "1, 123456, 3",
        "2, 321654, 3",
        "3, 654321, 3",
        "4, 456123, 3",
        "5, 142536, 2",
        "6, 415263, 2",
        "7, 635241, 2",
        "8, 362514, 2",
        "9, 123456, 3"
    })
    void every_value_turns_the_picture_its_way(int value, String levels, int width) {
        PixelImage stored = Pictures.grey(3, 2, i -> i + 1);
        PixelImage upright = ExifOrientation.numbered(value).apply(stored);
        assertThat(upright).isEqualTo(Pictures.grey(width, 6 / width, i -> levels.charAt(i) - '0'));
    }

    @Test
    void data_that_makes_no_sense_says_nothing() {
        assertThat(ExifOrientation.in(ByteBuffer.allocate(0))).isEqualTo(ExifOrientation.UPRIGHT);
        ByteBuffer lying = ByteBuffer.allocate(12).putInt(0x4d4d002a).putInt(Integer.MAX_VALUE);
        assertThat(ExifOrientation.in(lying)).isEqualTo(ExifOrientation.UPRIGHT);
        ByteBuffer endless = ByteBuffer.allocate(12).putInt(0x4d4d002a).putInt(8).putInt(-1);
        assertThat(ExifOrientation.in(endless)).isEqualTo(ExifOrientation.UPRIGHT);
    }
}
