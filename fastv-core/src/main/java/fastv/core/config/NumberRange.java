package fastv.core.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers that a key allows, and how users read of them. */
record NumberRange(double min, double max, boolean openMin, boolean openMax) {
    private static final NumberRange ALL =
            new NumberRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    static NumberRange of(@Nullable Range range) {
        return range == null
                ? ALL
                : new NumberRange(range.min(), range.max(), range.openMin(), range.openMax());
    }

    boolean contains(double number) {
        return (openMin ? number > min : number >= min) && (openMax ? number < max : number <= max);
    }

    /** A share of something: the numbers from 0 to 1, with or without the ends. */
    boolean isRatio() {
        return min == 0 && max == 1;
    }

    /** {@code " in [0, 1)"}, {@code " of at least 1"}, or nothing if all numbers are allowed. */
    String suffix() {
        boolean below = Double.isFinite(min);
        boolean above = Double.isFinite(max);
        if (below && above) {
            return " in "
                    + (openMin ? "(" : "[")
                    + plain(min)
                    + ", "
                    + plain(max)
                    + (openMax ? ")" : "]");
        }
        if (below) {
            return (openMin ? " above " : " of at least ") + plain(min);
        }
        return above ? (openMax ? " below " : " of at most ") + plain(max) : "";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
