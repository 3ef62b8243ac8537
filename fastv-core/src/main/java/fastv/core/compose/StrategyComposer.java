package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
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
    private final CacheComposer caches;

    @Inject
    public StrategyComposer(
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            CacheComposer caches) {
        this.sites = new PartReader<>(new Parts<>("site", sites));
        this.scores = new PartReader<>(new Parts<>("score", scores));
        this.budgets = new PartReader<>(new Parts<>("budget", budgets));
        this.selectors = new PartReader<>(new Parts<>("selector", selectors));
        this.caches = caches;
    }

    /**
     * The strategy that a list of stages describes; empty if anything about it is wrong, which is
     * then noted.
     *
     * @param node the whole entry, for contradictions between stages
     * @param stages the entries of {@code stages:}; one of the key/value caches comes last
     * @param replay how later tokens are generated
     */
    public Optional<Strategy> compose(
            ConfigNode node, List<ConfigNode> stages, Replay replay, Problems problems) {
        int ofCaches = (int) stages.stream().filter(CacheComposer::isOfCaches).count();
        int before = stages.size() - ofCaches;
        if (stages.isEmpty()) {
            problems.at(node, "stages: expected at least one stage");
            return Optional.empty();
        }
        if (ofCaches > 1 || stages.stream().limit(before).anyMatch(CacheComposer::isOfCaches)) {
            problems.at(
                    node, "stages: expected at most one of the key/value caches, as the last one");
            return Optional.empty();
        }
        List<Optional<Stage>> made =
                stages.stream().limit(before).map(s -> stage(s, problems)).toList();
        List<Optional<CacheStage>> shortened =
                stages.stream().skip(before).map(s -> caches.stage(s, problems)).toList();
        if (Stream.concat(made.stream(), shortened.stream()).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Strategy(
                            made.stream().flatMap(Optional::stream).toList(),
                            replay,
                            List.of(),
                            List.of(),
                            shortened.stream().flatMap(Optional::stream).findFirst()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Stage> stage(ConfigNode node, Problems problems) {
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
