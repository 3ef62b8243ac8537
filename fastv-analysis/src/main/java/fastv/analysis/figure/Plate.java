package fastv.analysis.figure;

import fastv.analysis.chart.Chart;
import fastv.analysis.table.DataTable;
import java.util.List;

/**
 * One drawing with its numbers.
 *
 * @param name of its files, unique within a report
 * @param chart what is drawn
 * @param reading how to read it, one or two sentences
 * @param source keys of the journal that its numbers come from
 * @param notes numbers in words that belong to it, one sentence each
 * @param data the numbers drawn
 */
public record Plate(
        String name,
        Chart chart,
        String reading,
        String source,
        List<String> notes,
        DataTable data) {

    public Plate {
        notes = List.copyOf(notes);
    }

    /** One without notes. */
    public Plate(String name, Chart chart, String reading, String source, DataTable data) {
        this(name, chart, reading, source, List.of(), data);
    }
}
