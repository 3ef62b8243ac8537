package fastv.analysis.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Numbers as a reader wants them in a table; the same on every machine and in every language. */
final class Cells {
    /** What stands where there is nothing to say. */
    static final String NONE = "-";

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private static final int DIGITS = 4;

    private Cells() {}

    /** {@code 95.0% (19/20)}. */
    static String share(Optional<Share> share) {
        return share.map(s -> "%s (%d/%d)".formatted(percent(s.value()), s.count(), s.of()))
                .orElse(NONE);
    }

    static String percent(double ratio) {
        return decimals(100 * ratio, 1) + "%";
    }

    /** Four significant digits, without exponent: {@code 4.150}, {@code 0.00001358}. */
    static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        int decimals = DIGITS - rounded.precision() + rounded.scale();
        return rounded.setScale(Math.max(0, decimals)).toPlainString();
    }

    /** At most one decimal, none if it is zero: {@code 352}, {@code 351.5}. */
    static String count(double mean) {
        String text = decimals(mean, 1);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String millis(double seconds) {
        return decimals(1000 * seconds, 1);
    }

    /** {@code 316.4 MiB}. */
    static String bytes(double bytes) {
        int unit = 0;
        double scaled = bytes;
        while (scaled >= 1024 && unit < BYTE_UNITS.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return (unit == 0 ? count(scaled) : decimals(scaled, 1)) + " " + BYTE_UNITS[unit];
    }

    /** Means of neighbouring layers that print alike are one run: {@code 2x640 30x352}. */
    static String runLengths(List<Double> layers) {
        StringJoiner runs = new StringJoiner(" ");
        int start = 0;
        for (int layer = 1; layer <= layers.size(); layer++) {
            String run = count(layers.get(start));
            if (layer == layers.size() || !count(layers.get(layer)).equals(run)) {
                runs.add((layer - start) + "x" + run);
                start = layer;
            }
        }
        return runs.toString();
    }

    private static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
