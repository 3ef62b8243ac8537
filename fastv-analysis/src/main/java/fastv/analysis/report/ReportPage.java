package fastv.analysis.report;

import fastv.analysis.chart.draw.ChartFile;
import fastv.analysis.figure.Plate;
import fastv.analysis.result.Judgement;
import fastv.analysis.result.Results;
import fastv.analysis.result.RunSource;
import fastv.core.cost.FlopsFormula;
import fastv.core.score.Scorer;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills the template of the page. Everything but drawings and style is escaped there. */
final class ReportPage {
    private static final String TEMPLATE = "fastv/analysis/report/page.peb";

    private final Results results;
    private final Map<String, FlopsFormula> formulas;
    private final Map<String, Scorer> scorers;
    private final Spoken spoken;

    ReportPage(
            Results results,
            Map<String, FlopsFormula> formulas,
            Map<String, Scorer> scorers,
            Spoken spoken) {
        this.results = results;
        this.formulas = formulas;
        this.scorers = scorers;
        this.spoken = spoken;
    }

    String html(List<Plate> plates) {
        List<String> names = results.runs().runs().stream().map(RunSource::name).toList();
        Advice advice = new Advice(results);
        ResultTable table = new ResultTable(results);
        Map<String, Object> model = new HashMap<>();
        model.put("title", String.join(" against ", names));
        model.put("lead", lead());
        model.put("findings", advice.findings());
        model.put("certainty", advice.certainty());
        model.put("next", advice.next());
        model.put("header", table.header());
        model.put("rows", table.rows().stream().map(ReportPage::cells).toList());
        ScoreTable scores = new ScoreTable(results);
        boolean more = scores.isWorthShowing();
        model.put("scoreHeader", more ? scores.header() : List.of());
        model.put(
                "scoreRows",
                more ? scores.rows().stream().map(ReportPage::cells).toList() : List.of());
        model.put("scorers", scorers());
        model.put("figures", figures(plates));
        model.put("answers", spoken.model(names));
        model.put("formulas", formulas());
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int run = 0; run < names.size(); run++) {
            runs.add(new RunFacts(results, run).model());
        }
        model.put("runs", runs);
        model.put("darkRules", ChartFile.darkRules());
        return fill(model);
    }

    /** Each cell as its number and, for a line of its own, the interval. */
    private static List<List<String>> cells(List<String> row) {
        List<List<String>> cells = new ArrayList<>();
        for (String cell : row) {
            int interval = cells.isEmpty() ? -1 : cell.indexOf(" ["); // the first cell is a name
            cells.add(
                    interval < 0
                            ? List.of(cell, "")
                            : List.of(cell.substring(0, interval), cell.substring(interval + 1)));
        }
        return cells;
    }

    private String lead() {
        long answers = results.settings().stream().mapToLong(s -> s.answers()).sum();
        long settings = results.settings().size();
        long samples = results.samples().stream().mapToLong(Long::longValue).sum();
        return "%d setting%s, %d sample%s, %d answer%s."
                .formatted(
                        settings,
                        settings == 1 ? "" : "s",
                        samples,
                        samples == 1 ? "" : "s",
                        answers,
                        answers == 1 ? "" : "s");
    }

    private List<Map<String, Object>> figures(List<Plate> plates) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Plate plate : plates) {
            figures.add(
                    Map.of(
                            "name",
                            plate.name(),
                            "title",
                            plate.chart().title(),
                            "width",
                            plate.chart().width(),
                            "svg",
                            ChartFile.svgElement(plate.chart(), "f" + figures.size()),
                            "reading",
                            plate.reading(),
                            "notes",
                            plate.notes(),
                            "source",
                            plate.source()));
        }
        return figures;
    }

    /** Which scorer judged each kind of question. */
    private List<List<String>> scorers() {
        return results.settings().stream()
                .flatMap(setting -> setting.scores().stream())
                .map(Judgement::score)
                .filter(score -> scorers.containsKey(score.scorer()))
                .map(
                        score ->
                                List.of(
                                        score.kind().isEmpty() ? "all questions" : score.kind(),
                                        score.scorer(),
                                        summary(score.scorer())))
                .distinct()
                .toList();
    }

    private String summary(String scorer) {
        Scorer judging = scorers.get(scorer);
        return judging == null ? "" : judging.summary();
    }

    private List<List<String>> formulas() {
        List<List<String>> explained = new ArrayList<>();
        for (String name : results.formulas()) {
            FlopsFormula formula = formulas.get(name);
            if (formula != null) {
                explained.add(List.of(name, formula.counts()));
            }
        }
        return explained;
    }

    private static String fill(Map<String, Object> model) {
        ClasspathLoader loader = new ClasspathLoader(ReportPage.class.getClassLoader());
        PebbleEngine engine =
                new PebbleEngine.Builder()
                        .loader(loader)
                        .strictVariables(true)
                        .autoEscaping(true)
                        .defaultLocale(Locale.ROOT)
                        .build();
        try (StringWriter page = new StringWriter()) {
            engine.getTemplate(TEMPLATE).evaluate(page, model);
            return page.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }
}
