package fastv.analysis.figure;

import fastv.analysis.result.Estimate;
import fastv.core.cost.ExactFlops;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers within sentences, the same on every machine and in every language. */
public final class Words {
    /** The formula that counts all operations; ratios are shown under it first. */
    public static final String EXACT = ExactFlops.NAME;

    private Words() {}

    /** {@code 45.3%}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** {@code 45.3% [40.1%, 50.2%]}. */
    public static String percent(Estimate estimate) {
        return percent(estimate.value())
                + " ["
                + percent(estimate.low())
                + ", "
                + percent(estimate.high())
                + "]";
    }

    /** In percentage points with a sign: {@code +1.5 [-0.2, 3.1]}. */
    public static String points(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%+.1f [%+.1f, %+.1f]",
                100 * estimate.value(),
                100 * estimate.low(),
                100 * estimate.high());
    }

    /** Three digits that count, without exponent: {@code 0.00412}. */
    public static String significant(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "-";
        }
        return BigDecimal.valueOf(value).round(new MathContext(3)).toPlainString();
    }

    /** {@code 1 answer}, {@code 2 answers}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
