package fastv.core.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes pages, figures and tables of run folders. Bound once. */
public interface ReportWriter {

    /**
     * Writes {@code report.html} with everything that the runs' data allow, and in a folder {@code
     * report} beside it the same numbers as CSV and JSON and the same figures as SVG and PNG. The
     * same journals give the same bytes.
     *
     * @param runs folders of runs, at least one; several are compared
     * @param folder where to write
     * @param first names of figures that stand before all others
     * @return the page
     * @throws fastv.core.error.BadInputException if a run has no journal, a name is no figure, or
     *     the folder cannot be written
     */
    Path write(List<Path> runs, Path folder, List<String> first);

    /**
     * The results as LaTeX tables that need the package booktabs.
     *
     * @throws fastv.core.error.BadInputException if a run has no journal
     */
    String latex(List<Path> runs);

    /** The figures by public name, with what they show. */
    Map<String, String> figures();

    /**
     * Draws one figure of runs. What consists of several drawings takes several files.
     *
     * @param figure public name
     * @param file ends in {@code .svg} or {@code .png}
     * @return what was written
     * @throws fastv.core.error.BadInputException if the runs hold no data for it, or as above
     */
    List<Path> draw(String figure, List<Path> runs, Path file);

    /**
     * Draws the theoretical reduction of FLOPs over K and R for a decoder's sizes, without journal
     * and weights.
     *
     * @param formula public name of what is counted
     * @param file ends in {@code .svg} or {@code .png}
     * @return the figure, and the numbers beside it as CSV
     */
    List<Path> drawReduction(ReductionGrid grid, String formula, Path file);
}
