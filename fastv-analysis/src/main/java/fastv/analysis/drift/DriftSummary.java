package fastv.analysis.drift;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * Drift of one setting over answers, one entry per layer.
 *
 * @param relative distance over the length of the unpruned state
 * @param cosine of the angle between the two
 */
public record DriftSummary(List<Estimate> relative, List<Estimate> cosine) {
    public DriftSummary {
        relative = List.copyOf(relative);
        cosine = List.copyOf(cosine);
    }

    /** Adds up in memory that depends on the number of layers alone. */
    static final class Tally {
        private final List<Moments> relative = new ArrayList<>();
        private final List<Moments> cosine = new ArrayList<>();

        void add(DriftRecord record) {
            for (int layer = 0; layer < record.relative().size(); layer++) {
                if (layer == relative.size()) {
                    relative.add(new Moments());
                    cosine.add(new Moments());
                }
                relative.get(layer).add(record.relative().get(layer));
                cosine.get(layer).add(record.cosine().get(layer));
            }
        }

        DriftSummary summary() {
            return new DriftSummary(
                    relative.stream().map(Estimate::of).toList(),
                    cosine.stream().map(Estimate::of).toList());
        }
    }
}
