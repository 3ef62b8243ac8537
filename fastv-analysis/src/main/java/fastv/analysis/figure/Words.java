package fastv.analysis.figure;

import fastv.analysis.estimate.Estimate;
import fastv.core.cost.ExactFlops;
import fastv.core.score.Difference;
import fastv.core.score.Score;
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
        return percent(estimate.mean())
                + " ["
                + percent(estimate.low())
                + ", "
                + percent(estimate.high())
                + "]";
    }

    /** Times 100, as papers print scores: {@code 45.3}. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.1f", 100 * value);
    }

    /** {@code 45.3 [40.1, 50.2]}. */
    public static String score(Score score) {
        return score(score.value())
                + " ["
                + score(score.interval().low())
                + ", "
                + score(score.interval().high())
                + "]";
    }

    /** In points, hundredths of a score, with a sign: {@code +1.5 [-0.2, +3.1]}. */
    public static String points(Difference difference) {
        return String.format(
                Locale.ROOT,
                "%+.1f [%+.1f, %+.1f]",
                100 * difference.value(),
                100 * difference.interval().low(),
                100 * difference.interval().high());
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
