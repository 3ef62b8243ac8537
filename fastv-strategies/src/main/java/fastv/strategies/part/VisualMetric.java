package fastv.strategies.part;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.transform.Cosine;
import java.util.Arrays;
import java.util.Set;

/** What patches are compared by; similarity is the cosine. */
public enum VisualMetric {
    /** The rows at the site: the tower's features, or projected ones. */
    ROWS {
        @Override
        Set<VisualNeed> needs(int module) {
            return Set.of();
        }

        @Override
        FloatMatrix similarity(VisualEvidence evidence, int module) {
            return evidence.cosine();
        }
    },
    /** A module's keys, averaged over heads. */
    KEYS_MEAN {
        @Override
        Set<VisualNeed> needs(int module) {
            return Set.of(new VisualNeed.MeanKeys(module));
        }

        @Override
        FloatMatrix similarity(VisualEvidence evidence, int module) {
            return Cosine.matrix(withoutClassToken(evidence.meanKeys(module)));
        }
    },
    /** A module's keys of all heads side by side. */
    KEYS_FULL {
        @Override
        Set<VisualNeed> needs(int module) {
            return Set.of(new VisualNeed.FullWidthKeys(module));
        }

        @Override
        FloatMatrix similarity(VisualEvidence evidence, int module) {
            return evidence.keyCosine(module);
        }
    };

    abstract Set<VisualNeed> needs(int module);

    abstract FloatMatrix similarity(VisualEvidence evidence, int module);

    private static FloatMatrix withoutClassToken(FloatMatrix rows) {
        float[] patches = new float[(rows.rows() - 1) * rows.columns()];
        for (int row = 1; row < rows.rows(); row++) {
            System.arraycopy(rows.row(row), 0, patches, (row - 1) * rows.columns(), rows.columns());
        }
        return new FloatMatrix(
                rows.rows() - 1, rows.columns(), Arrays.copyOf(patches, patches.length));
    }
}
