package fastv.analysis.chart;

import java.util.List;

/**
 * Several charts of one size under one title.
 *
 * @param title stands above all
 * @param alt for those who cannot see it
 * @param columns charts beside each other
 * @param charts row by row
 */
public record Panels(String title, String alt, int columns, List<Chart> charts) implements Chart {
    /** Room for the title, in pixels. */
    public static final int TITLE = 34;

    public Panels {
        charts = List.copyOf(charts);
        if (charts.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("panels: expected at least one");
        }
    }

    @Override
    public int width() {
        return Math.min(columns, charts.size()) * charts.get(0).width();
    }

    @Override
    public int height() {
        int rows = (charts.size() + columns - 1) / columns;
        return TITLE + rows * charts.get(0).height();
    }
}
