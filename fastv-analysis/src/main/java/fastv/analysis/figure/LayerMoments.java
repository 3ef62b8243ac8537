package fastv.analysis.figure;

import fastv.analysis.chart.Mark;
import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers layer by layer, over the samples that pass by. */
final class LayerMoments {
    private final List<Moments> layers = new ArrayList<>();

    void add(int layer, double value) {
        while (layers.size() <= layer) {
            layers.add(new Moments());
        }
        layers.get(layer).addKnown(value);
    }

    int layers() {
        return layers.size();
    }

    Estimate at(int layer) {
        return Estimate.of(layers.get(layer));
    }

    /** One mark per layer, counted from 1; layers without numbers are left out. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            if (layers.get(layer).count() > 0) {
                Estimate e = at(layer);
                marks.add(new Mark(layer + 1.0, e.mean(), e.low(), e.high(), Optional.empty()));
            }
        }
        return marks;
    }
}
