package fastv.analysis.shift;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Adds up where one ranking looks; size depends on the number of image tokens alone. */
final class SpreadTally {
    private static final int STEPS = 20;

    private final List<Moments> byPosition = new ArrayList<>();
    private final List<Moments> cumulative = Stream.generate(Moments::new).limit(STEPS).toList();

    /** Takes one sample's numbers, which are 0 or more; nothing if all are 0. */
    void add(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        if (sum == 0) {
            return;
        }
        if (byPosition.isEmpty()) {
            Stream.generate(Moments::new).limit(values.length).forEach(byPosition::add);
        }
        for (int i = 0; i < values.length && values.length == byPosition.size(); i++) {
            byPosition.get(i).add(values[i] / sum);
        }
        float[] ascending = values.clone();
        Arrays.sort(ascending);
        double reached = 0;
        int taken = 0;
        for (int step = 1; step <= STEPS; step++) {
            int wanted = (int) Math.round((double) values.length * step / STEPS);
            while (taken < wanted) {
                taken++;
                reached += ascending[values.length - taken];
            }
            cumulative.get(step - 1).add(reached / sum);
        }
    }

    ShiftSummary.Spread summary() {
        return new ShiftSummary.Spread(
                byPosition.stream().map(Moments::mean).toList(),
                cumulative.stream().map(Estimate::of).toList());
    }
}
