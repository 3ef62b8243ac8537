package fastv.core.weights;

/**
 * float32 as the two 16-bit formats of checkpoints and back. Narrowing rounds to nearest, ties to
 * even, as IEEE 754 and PyTorch do; widening is exact. Java has these conversions since 20 only.
 */
final class HalfPrecision {
    private HalfPrecision() {}

    /** The value in {@link StoredType#BF16} or {@link StoredType#F16}. */
    static short narrow(StoredType type, float value) {
        return switch (type) {
            case BF16 -> toBfloat16(value);
            case F16 -> toFloat16(value);
            default -> throw new IllegalArgumentException("type: expected BF16 or F16: " + type);
        };
    }

    /** The float32 that a {@link StoredType#BF16} or {@link StoredType#F16} value stands for. */
    static float widen(StoredType type, short bits) {
        return switch (type) {
            case BF16 -> Float.intBitsToFloat(bits << 16);
            case F16 -> fromFloat16(bits);
            default -> throw new IllegalArgumentException("type: expected BF16 or F16: " + type);
        };
    }

    private static short toBfloat16(float value) {
        if (Float.isNaN(value)) {
            return (short) 0x7fc0;
        }
        int bits = Float.floatToRawIntBits(value);
        int roundingBias = 0x7fff + ((bits >>> 16) & 1); // half of the last place, less on even
        return (short) ((bits + roundingBias) >>> 16);
    }

    private static short toFloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 65520f) { // half way from the largest value, 65504, to the next step
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) { // subnormal: a whole number of 2^-24
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int roundingBias = 0xfff + ((bits >>> 13) & 1);
        int rounded = (bits & 0x7fffffff) + roundingBias;
        return (short) (sign | ((rounded >>> 13) - ((127 - 15) << 10)));
    }

    private static float fromFloat16(short half) {
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == 31) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat((exponent - 15 + 127) << 23 | fraction << 13);
        }
        return half < 0 ? -magnitude : magnitude;
    }
}
