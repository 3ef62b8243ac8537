package fastv.analysis.chart;

import java.util.List;

/**
 * Groups of bars lying on their side, so that long names have room.
 *
 * @param title stands above
 * @param alt for those who cannot see it
 * @param value the axis of the bars' lengths
 * @param groups names of the groups, from the top
 * @param bars one series per colour
 */
public record BarChart(String title, String alt, Axis value, List<String> groups, List<Bars> bars)
        implements Chart {
    private static final int WIDTH = 640;
    private static final int AROUND = 150;
    private static final int PER_BAR = 16;
    private static final int PER_GROUP = 14;

    /**
     * The bars of one colour.
     *
     * @param name as the legend has it
     * @param lengths one mark per group: {@code y} is the length; NaN where there is no bar
     */
    public record Bars(String name, List<Mark> lengths) {
        public Bars {
            lengths = List.copyOf(lengths);
        }
    }

    public BarChart {
        groups = List.copyOf(groups);
        bars = List.copyOf(bars);
        for (Bars series : bars) {
            if (series.lengths().size() != groups.size()) {
                throw new IllegalArgumentException(
                        series.name()
                                + ": expected "
                                + groups.size()
                                + " bars, got "
                                + series.lengths().size());
            }
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return AROUND + groups.size() * (PER_GROUP + PER_BAR * bars.size());
    }
}
