package fastv.analysis.report;

import fastv.analysis.figure.Figure;
import fastv.analysis.figure.Gathering;
import fastv.analysis.figure.Plate;
import fastv.analysis.figure.ReductionMap;
import fastv.analysis.result.Results;
import fastv.analysis.result.ResultsTally;
import fastv.analysis.result.RunSet;
import fastv.core.cost.FlopsFormula;
import fastv.core.error.BadInputException;
import fastv.core.plugin.Parts;
import fastv.core.report.ReductionGrid;
import fastv.core.report.ReportWriter;
import fastv.core.score.Judge;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes reports of journals; see {@link ReportWriter}. */
public final class JournalReportWriter implements ReportWriter {
    private final Parts<Figure> figures;
    private final Map<String, FlopsFormula> formulas;
    private final Map<String, Scorer> scorers;

    /**
     * @param figures by public name
     * @param formulas by public name
     * @param scorers by public name
     */
    @Inject
    public JournalReportWriter(
            Map<String, Figure> figures,
            Map<String, FlopsFormula> formulas,
            Map<String, Scorer> scorers) {
        this.figures = new Parts<>("figure", figures);
        this.formulas = Map.copyOf(formulas);
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public Path write(List<Path> folders, Path folder, List<String> first) {
        Set<String> names = new LinkedHashSet<>(first);
        FigureOrder.NAMES.stream().filter(figures::has).forEach(names::add);
        names.addAll(figures.names());
        RunSet runs = RunSet.of(folders);
        Spoken spoken = new Spoken(new Judge(scorers));
        ResultsTally tally = new ResultsTally(runs, scorers);
        List<Gathering> gatherings = new ArrayList<>();
        names.forEach(name -> gatherings.add(figures.get(name).begin()));
        runs.forEach(
                sample -> {
                    tally.add(sample);
                    spoken.add(sample);
                    gatherings.forEach(gathering -> gathering.add(sample));
                });
        Results results = tally.results();
        ReportFolder files = new ReportFolder(folder);
        ResultTable table = new ResultTable(results);
        files.table("results", table.data());
        files.table("scores", new ScoreTable(results).data());
        List<Plate> plates = new ArrayList<>();
        gatherings.forEach(gathering -> plates.addAll(gathering.plates(results)));
        plates.forEach(files::plate);
        String page = new ReportPage(results, formulas, scorers, spoken).html(plates);
        return files.page(page);
    }

    @Override
    public String latex(List<Path> folders) {
        return LatexTables.of(results(RunSet.of(folders)));
    }

    private Results results(RunSet runs) {
        ResultsTally tally = new ResultsTally(runs, scorers);
        runs.forEach(tally::add);
        return tally.results();
    }

    @Override
    public Map<String, String> figures() {
        Map<String, String> summaries = new TreeMap<>();
        figures.names().forEach(name -> summaries.put(name, figures.get(name).summary()));
        return summaries;
    }

    @Override
    public List<Path> draw(String figure, List<Path> folders, Path file) {
        Gathering gathering = figures.get(figure).begin();
        RunSet runs = RunSet.of(folders);
        ResultsTally tally = new ResultsTally(runs, scorers);
        runs.forEach(
                sample -> {
                    tally.add(sample);
                    gathering.add(sample);
                });
        List<Plate> plates = gathering.plates(tally.results());
        if (plates.isEmpty()) {
            throw new BadInputException(
                    figure
                            + ": expected a run with the data of this figure ("
                            + figures.get(figure).summary()
                            + "), found none");
        }
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < plates.size(); i++) {
            written.addAll(DrawnFile.write(plates.get(i), DrawnFile.numbered(file, i)));
        }
        return written;
    }

    @Override
    public List<Path> drawReduction(ReductionGrid grid, String formula, Path file) {
        FlopsFormula counted = new Parts<>("formula", formulas).get(formula);
        return DrawnFile.write(ReductionMap.of(grid, counted), file);
    }
}
