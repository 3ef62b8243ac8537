package fastv.eval.metric.answer;

import java.util.List;
import java.util.Objects;

/**
 * Yes/no answers against labels; yes is the positive class. Answers that are neither count as wrong
 * and appear in no cell.
 *
 * @param truePositive said yes, is yes
 * @param falsePositive said yes, is no
 * @param trueNegative said no, is no
 * @param falseNegative said no, is yes
 * @param total all answers
 * @param labelledYes how many are yes
 */
public record YesNoCounts(
        int truePositive,
        int falsePositive,
        int trueNegative,
        int falseNegative,
        int total,
        int labelledYes) {

    /** Counts parsed answers against labels of the same order. */
    public static YesNoCounts of(List<Verdict> verdicts, List<String> labels) {
        int[] cells = new int[4];
        int yes = 0;
        for (int i = 0; i < labels.size(); i++) {
            boolean is = labels.get(i).equals("yes");
            String said = Objects.requireNonNullElse(verdicts.get(i).parsed(), "");
            yes += is ? 1 : 0;
            if (said.equals("yes")) {
                cells[is ? 0 : 1]++;
            } else if (said.equals("no")) {
                cells[is ? 3 : 2]++;
            }
        }
        return new YesNoCounts(cells[0], cells[1], cells[2], cells[3], labels.size(), yes);
    }

    /** Right answers over all, 0 to 1. */
    public double accuracy() {
        return ratio(truePositive + trueNegative, total);
    }

    /** Of those that said yes, how many are; 0 if none said so. */
    public double precision() {
        return ratio(truePositive, truePositive + falsePositive);
    }

    /** Of those that are yes and were answered, how many said so; 0 if there are none. */
    public double recall() {
        return ratio(truePositive, truePositive + falseNegative);
    }

    /** Harmonic mean of precision and recall; 0 if both are. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** How many said yes, of all. */
    public double saidYesRatio() {
        return ratio(truePositive + falsePositive, total);
    }

    /** How many are yes, of all. */
    public double labelledYesRatio() {
        return ratio(labelledYes, total);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
