package fastv.analysis.summary;

import java.util.List;

/**
 * The unit a column of figures is printed in: the formula's own, or a smaller one of its kind where
 * a small model would leave nothing but zeros.
 *
 * @param name for the header
 * @param factor from the formula's own unit
 */
record FigureUnit(String name, double factor) {
    private static final double SMALLEST_LARGEST = 0.1;
    private static final int STEP = 1000;
    private static final List<List<String>> KINDS =
            List.of(
                    List.of("TFLOPs", "GFLOPs", "MFLOPs"),
                    List.of("billions", "millions", "thousands"));

    /**
     * The unit that suits a column.
     *
     * @param own the formula's own, such as {@code billions per layer}
     * @param largest figure of the column, in that unit
     */
    static FigureUnit of(String own, double largest) {
        for (List<String> kind : KINDS) {
            if (own.startsWith(kind.get(0))) {
                int step = 0;
                double factor = 1;
                while (largest * factor < SMALLEST_LARGEST && step < kind.size() - 1) {
                    step++;
                    factor *= STEP;
                }
                return new FigureUnit(kind.get(step) + own.substring(kind.get(0).length()), factor);
            }
        }
        return new FigureUnit(own, 1);
    }
}
