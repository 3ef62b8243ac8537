package fastv.eval.cli;

import fastv.core.analysis.Analysis;
import fastv.core.cost.FlopsFormula;
import fastv.core.fit.StrategyFit;
import fastv.core.journal.JournalReport;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.core.score.Scorer;
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
    private final Map<String, Part<?, Merger>> mergers;
    private final Map<String, Part<?, StrategyFit>> fits;
    private final Map<String, Part<?, CacheScore>> cacheScores;
    private final Map<String, Part<?, CacheBudget>> cacheBudgets;
    private final Map<String, Part<?, CacheSelector>> cacheSelectors;
    private final Map<String, Part<?, Analysis>> analyses;
    private final Map<String, Part<?, VisualScore>> visualScores;
    private final Map<String, Part<?, VisualSelector>> visualSelectors;
    private final Map<String, Part<?, VisualMerger>> visualMergers;
    private final Map<String, FlopsFormula> formulas;
    private final Map<String, Part<?, SampleSource>> formats;
    private final Map<String, Scorer> scorers;
    private final Map<String, JournalReport> reports;

    @Inject
    Catalogue(
            Map<String, Part<?, Strategy>> strategies,
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            Map<String, Part<?, Merger>> mergers,
            Map<String, Part<?, StrategyFit>> fits,
            Map<String, Part<?, CacheScore>> cacheScores,
            Map<String, Part<?, CacheBudget>> cacheBudgets,
            Map<String, Part<?, CacheSelector>> cacheSelectors,
            Map<String, Part<?, VisualScore>> visualScores,
            Map<String, Part<?, VisualSelector>> visualSelectors,
            Map<String, Part<?, VisualMerger>> visualMergers,
            Map<String, FlopsFormula> formulas,
            Map<String, Part<?, SampleSource>> formats,
            Map<String, Scorer> scorers,
            Map<String, JournalReport> reports,
            Map<String, Part<?, Analysis>> analyses) {
        this.strategies = strategies;
        this.sites = sites;
        this.scores = scores;
        this.budgets = budgets;
        this.selectors = selectors;
        this.mergers = mergers;
        this.fits = fits;
        this.cacheScores = cacheScores;
        this.cacheBudgets = cacheBudgets;
        this.cacheSelectors = cacheSelectors;
        this.analyses = analyses;
        this.visualScores = visualScores;
        this.visualSelectors = visualSelectors;
        this.visualMergers = visualMergers;
        this.formulas = formulas;
        this.formats = formats;
        this.scorers = scorers;
        this.reports = reports;
    }

    Map<String, Part<?, Strategy>> strategies() {
        return strategies;
    }

    Map<String, Part<?, Score>> scores() {
        return scores;
    }

    /** How answers are judged. */
    Map<String, Scorer> scorers() {
        return scorers;
    }

    Map<String, JournalReport> reports() {
        return reports;
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
        mergers.forEach((name, part) -> all.put("merger " + name, part));
        fits.forEach((name, part) -> all.put("fit " + name, part));
        cacheScores.forEach((name, part) -> all.put("cache score " + name, part));
        cacheBudgets.forEach((name, part) -> all.put("cache budget " + name, part));
        cacheSelectors.forEach((name, part) -> all.put("cache selector " + name, part));
        analyses.forEach((name, part) -> all.put("analysis " + name, part));
        visualScores.forEach((name, part) -> all.put("visual score " + name, part));
        visualSelectors.forEach((name, part) -> all.put("visual selector " + name, part));
        visualMergers.forEach((name, part) -> all.put("visual merger " + name, part));
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
