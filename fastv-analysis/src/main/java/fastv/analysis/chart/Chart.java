package fastv.analysis.chart;

/** What a figure shows, before it is drawn. */
public sealed interface Chart permits XyChart, BarChart, HeatMap, PictureGrid, Panels {

    /** Stands above the figure; one line. */
    String title();

    /** What a reader who cannot see the figure is told. */
    String alt();

    /** Width in pixels of the drawing at its natural size. */
    int width();

    /** Height in pixels of the drawing at its natural size. */
    int height();
}
