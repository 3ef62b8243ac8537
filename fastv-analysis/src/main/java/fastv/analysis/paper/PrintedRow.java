package fastv.analysis.paper;

import fastv.analysis.result.Knobs;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One row of a paper's table, and which setting of a run stands for it.
 *
 * @param name as sentences call it
 * @param strategy public name of the strategy; {@link #OTHER_RUN} or {@link #NOT_OURS}
 * @param k the filtering layer; empty where any will do
 * @param percent R, the share of image tokens removed, in percent; empty where any will do
 * @param keys the cells by which the table tells its rows apart
 * @param cells all other cells as printed; empty texts in a row that the paper does not have
 * @param scores values of the cells that are scores; NaN where nothing is printed
 */
record PrintedRow(
        String name,
        String strategy,
        OptionalInt k,
        OptionalInt percent,
        List<String> keys,
        List<String> cells,
        List<Double> scores) {
    /** Strategy of a row that another model's unpruned run stands for. */
    static final String OTHER_RUN = "another-run";

    /** Strategy of a row that is printed for reading alone. */
    static final String NOT_OURS = "-";

    private static final int PERCENT = 100;
    private static final String RANDOM = "random";

    PrintedRow {
        keys = List.copyOf(keys);
        cells = List.copyOf(cells);
        scores = List.copyOf(scores);
    }

    /** Whether the paper has this row; controls of our own are set beside it. */
    boolean isPrinted() {
        return scores.stream().noneMatch(score -> score.isNaN());
    }

    /** What is kept of the unpruned scores, each column counting alike; none if not printed. */
    OptionalDouble kept(PrintedRow unpruned) {
        double sum = 0;
        for (int i = 0; i < scores.size(); i++) {
            sum += scores.get(i) / unpruned.scores().get(i);
        }
        return isPrinted() ? OptionalDouble.of(sum / scores.size()) : OptionalDouble.empty();
    }

    /** Whether a run's setting of this label stands for this row. */
    boolean isSetting(String label) {
        Knobs knobs = Knobs.of(label);
        return strategy.equals(named(knobs))
                && (k.isEmpty() || knobs.number("k").orElse(-1) == k.getAsInt())
                && (percent.isEmpty() || percent(knobs) == percent.getAsInt());
    }

    /** FastV that ranks at random is the strategy random. */
    private static String named(Knobs knobs) {
        return RANDOM.equals(knobs.options().get("criterion")) ? RANDOM : knobs.strategy();
    }

    private static long percent(Knobs knobs) {
        return Math.round(PERCENT * knobs.number("r").orElse(-1));
    }
}
