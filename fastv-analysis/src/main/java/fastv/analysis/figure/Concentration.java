package fastv.analysis.figure;

import fastv.analysis.chart.Mark;
import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How attention among image tokens gathers along the picture and among the best tokens, averaged
 * over samples whose pictures may have different numbers of tokens: both curves are read at even
 * steps from 0 to 1.
 */
final class Concentration {
    private static final int STEPS = 32;

    private final List<Moments> byPosition = moments();
    private final List<Moments> byRank = moments();

    private static List<Moments> moments() {
        return IntStream.rangeClosed(0, STEPS).mapToObj(step -> new Moments()).toList();
    }

    /** Takes one sample's attention, one number per image token. */
    void add(double[] attention) {
        double sum = Arrays.stream(attention).sum();
        if (attention.length > 0 && sum > 0) {
            addCurve(attention, sum, byPosition);
            double[] falling = attention.clone();
            Arrays.sort(falling);
            for (int i = 0, j = falling.length - 1; i < j; i++, j--) {
                double swapped = falling[i];
                falling[i] = falling[j];
                falling[j] = swapped;
            }
            addCurve(falling, sum, byRank);
        }
    }

    /** The running share at each step, with straight lines between tokens. */
    private static void addCurve(double[] values, double sum, List<Moments> curve) {
        double[] running = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            running[i + 1] = running[i] + values[i];
        }
        for (int step = 0; step <= STEPS; step++) {
            double place = (double) step / STEPS * values.length;
            int before = Math.min((int) place, values.length - 1);
            double share = place - before;
            double at = running[before] + share * (running[before + 1] - running[before]);
            curve.get(step).add(at / sum);
        }
    }

    List<Mark> position() {
        return marks(byPosition);
    }

    List<Mark> rank() {
        return marks(byRank);
    }

    private static List<Mark> marks(List<Moments> curve) {
        List<Mark> marks = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            Estimate e = Estimate.of(curve.get(step));
            marks.add(
                    new Mark((double) step / STEPS, e.mean(), e.low(), e.high(), Optional.empty()));
        }
        return marks;
    }
}
