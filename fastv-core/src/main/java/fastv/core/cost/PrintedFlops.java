package fastv.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as the FastV paper's tables print them: decimal rounding half up. Table 1's 13B rows are
 * the average layer to one decimal; its 7B rows are the whole-percent ratio times the printed
 * baseline.
 */
public final class PrintedFlops {
    private PrintedFlops() {}

    /** Billions to one decimal: {@code "84.6"}. */
    public static String billions(double billions) {
        return oneDecimal(BigDecimal.valueOf(billions));
    }

    /** A ratio to a whole percent: {@code "55%"}. */
    public static String percent(double ratio) {
        return wholePercent(ratio) + "%";
    }

    /**
     * The whole-percent ratio times the printed baseline: {@code "54.6"}.
     *
     * @param baselineBillions the unpruned layer, not yet rounded
     */
    public static String ratioTimesBaseline(double ratio, double baselineBillions) {
        BigDecimal baseline = new BigDecimal(billions(baselineBillions));
        return oneDecimal(wholePercent(ratio).movePointLeft(2).multiply(baseline));
    }

    private static BigDecimal wholePercent(double ratio) {
        return BigDecimal.valueOf(ratio).movePointRight(2).setScale(0, RoundingMode.HALF_UP);
    }

    private static String oneDecimal(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
