package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Budget;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes strategies of named parts, as YAML files compose them. */
public final class StrategyComposer {
    private final PartReader<Site> sites;
    private final PartReader<Score> scores;
    private final PartReader<Budget> budgets;
    private final PartReader<Selector> selectors;
    private final VisualComposer visual;

    @Inject
    public StrategyComposer(
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            VisualComposer visual) {
        this.sites = new PartReader<>(new Parts<>("site", sites), VisualComposer.SITES.keySet());
        this.scores = new PartReader<>(new Parts<>("score", scores));
        this.budgets = new PartReader<>(new Parts<>("budget", budgets));
        this.selectors = new PartReader<>(new Parts<>("selector", selectors));
        this.visual = visual;
    }

    /**
     * The strategy that a list of stages describes; empty if anything about it is wrong, which is
     * then noted.
     *
     * @param node the whole entry, for contradictions between stages
     * @param stages the entries of {@code stages:}, those before the decoder first
     * @param replay how later tokens are generated
     */
    public Optional<Strategy> compose(
            ConfigNode node, List<ConfigNode> stages, Replay replay, Problems problems) {
        List<ConfigNode> before =
                stages.stream().takeWhile(VisualComposer::isBeforeDecoder).toList();
        List<Optional<VisualStage>> seen =
                before.stream().map(s -> visual.stage(s, problems)).toList();
        List<Optional<Stage>> made =
                stages.stream().skip(before.size()).map(s -> stage(s, problems)).toList();
        if (stages.isEmpty()) {
            problems.at(node, "stages: expected at least one stage");
            return Optional.empty();
        }
        if (Stream.concat(seen.stream(), made.stream()).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Strategy(
                            made.stream().flatMap(Optional::stream).toList(),
                            replay,
                            List.of(),
                            seen.stream().flatMap(Optional::stream).toList()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Stage> stage(ConfigNode node, Problems problems) {
        if (VisualComposer.isBeforeDecoder(node)) {
            problems.at(node, "stages: expected those before the decoder first");
            return Optional.empty();
        }
        Optional<StageSettings> read = new RecordReader(problems).read(node, StageSettings.class);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        StageSettings settings = read.get();
        Optional<Site> site = sites.read(settings.site(), problems);
        Optional<Score> score = scores.read(settings.score(), problems);
        Optional<Budget> budget = budgets.read(settings.budget(), problems);
        Optional<Selector> selector = selectors.read(settings.select(), problems);
        if (site.isEmpty() || score.isEmpty() || budget.isEmpty() || selector.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Stage(
                            site.get(),
                            Scope.of(settings.scope()),
                            score.get(),
                            budget.get(),
                            selector.get(),
                            settings.positions(),
                            settings.enact()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
