package fastv.eval.cli;

import fastv.core.analysis.Analysis;
import fastv.core.cost.FlopsFormula;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.eval.data.SampleSource;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Everything nameable that has options: strategies, the parts they are made of, and analyses. */
final class Catalogue {
    private final Map<String, Part<?, Strategy>> strategies;
    private final Map<String, Part<?, Site>> sites;
    private final Map<String, Part<?, Score>> scores;
    private final Map<String, Part<?, Budget>> budgets;
    private final Map<String, Part<?, Selector>> selectors;
    private final Map<String, Part<?, Analysis>> analyses;
    private final Map<String, Part<?, VisualScore>> visualScores;
    private final Map<String, Part<?, VisualSelector>> visualSelectors;
    private final Map<String, Part<?, VisualMerger>> mergers;
    private final Map<String, FlopsFormula> formulas;
    private final Map<String, Part<?, SampleSource>> formats;

    @Inject
    Catalogue(
            Map<String, Part<?, Strategy>> strategies,
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            Map<String, Part<?, VisualScore>> visualScores,
            Map<String, Part<?, VisualSelector>> visualSelectors,
            Map<String, Part<?, VisualMerger>> mergers,
            Map<String, FlopsFormula> formulas,
            Map<String, Part<?, SampleSource>> formats,
            Map<String, Part<?, Analysis>> analyses) {
        this.strategies = strategies;
        this.sites = sites;
        this.scores = scores;
        this.budgets = budgets;
        this.selectors = selectors;
        this.analyses = analyses;
        this.visualScores = visualScores;
        this.visualSelectors = visualSelectors;
        this.mergers = mergers;
        this.formulas = formulas;
        this.formats = formats;
    }

    Map<String, Part<?, Strategy>> strategies() {
        return strategies;
    }

    Map<String, Part<?, Score>> scores() {
        return scores;
    }

    Map<String, Part<?, SampleSource>> formats() {
        return formats;
    }

    Map<String, Part<?, Analysis>> analyses() {
        return analyses;
    }

    Map<String, FlopsFormula> formulas() {
        return formulas;
    }

    /** Every part under {@code family name}, such as {@code score random}. */
    Map<String, Part<?, ?>> everything() {
        Map<String, Part<?, ?>> all = new TreeMap<>();
        strategies.forEach((name, part) -> all.put("strategy " + name, part));
        formats.forEach((name, part) -> all.put("data " + name, part));
        sites.forEach((name, part) -> all.put("site " + name, part));
        scores.forEach((name, part) -> all.put("score " + name, part));
        budgets.forEach((name, part) -> all.put("budget " + name, part));
        selectors.forEach((name, part) -> all.put("selector " + name, part));
        analyses.forEach((name, part) -> all.put("analysis " + name, part));
        visualScores.forEach((name, part) -> all.put("visual score " + name, part));
        visualSelectors.forEach((name, part) -> all.put("visual selector " + name, part));
        mergers.forEach((name, part) -> all.put("merger " + name, part));
        return all;
    }

    /** One line per part: what it does, and where it comes from. */
    static Map<String, String> summaries(Map<String, ? extends Part<?, ?>> parts) {
        Map<String, String> lines = new LinkedHashMap<>();
        new TreeMap<>(parts)
                .forEach(
                        (name, part) ->
                                lines.put(name, part.summary() + " (" + part.source() + ")"));
        return lines;
    }
}
