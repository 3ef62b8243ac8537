package fastv.core.weights;

import static fastv.core.weights.StoredType.BF16;
import static fastv.core.weights.StoredType.F16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HalfPrecisionTest {

    @ParameterizedTest
    @EnumSource(
            value = StoredType.class,
            names = {"BF16", "F16"})
    void every_16_bit_pattern_survives_the_way_to_float32_and_back(StoredType type) {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float wide = HalfPrecision.widen(type, (short) bits);
            if (!Float.isNaN(wide)) {
                assertThat(HalfPrecision.narrow(type, wide)).isEqualTo((short) bits);
            }
        }
        assertThat(HalfPrecision.widen(type, HalfPrecision.narrow(type, Float.NaN))).isNaN();
    }

    /** Steps at 1: bfloat16 2^-7, float16 2^-10; float16 ends at 65504 and begins at 2^-24. */
    @ParameterizedTest(name = "{0} {1} becomes {2}")
    @CsvSource({
        "BF16, 0x1.01p0, 0x1p0", // half a step: to the even 1
        "BF16, 0x1.03p0, 0x1.04p0", // one and a half: to the even 1 + 2 steps
        "BF16, 0x1.010002p0, 0x1.02p0", // just above half
        "BF16, 0x1.fffffep127, Infinity",
        "F16, 0x1.002p0, 0x1p0",
        "F16, 0x1.006p0, 0x1.008p0",
        "F16, 65519, 65504",
        "F16, 65520, Infinity",
        "F16, 0x1p-25, 0",
        "F16, 0x1.8p-24, 0x1p-23",
        "F16, 0x1.fffp-15, 0x1p-14",
        "F16, -0x1.006p0, -0x1.008p0",
    })
    void rounds_to_nearest_and_halves_to_even(StoredType type, String value, float rounded) {
        short bits = HalfPrecision.narrow(type, Float.parseFloat(value));
        assertThat(HalfPrecision.widen(type, bits)).isEqualTo(rounded);
    }

    @Test
    void known_bit_patterns() {
        assertThat(HalfPrecision.narrow(F16, 1f)).isEqualTo((short) 0x3c00);
        assertThat(HalfPrecision.narrow(BF16, -2f)).isEqualTo((short) 0xc000);
    }
}
