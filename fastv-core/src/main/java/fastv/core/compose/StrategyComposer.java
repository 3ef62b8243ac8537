package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Merger;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes strategies of named parts, as YAML files compose them. */
public final class StrategyComposer {
    private final PartReader<Site> sites;
    private final PartReader<Score> scores;
    private final PartReader<Budget> budgets;
    private final PartReader<Selector> selectors;
    private final PartReader<Merger> mergers;
    private final VisualComposer visual;
    private final CacheComposer caches;

    @Inject
    public StrategyComposer(
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            Map<String, Part<?, Merger>> mergers,
            VisualComposer visual,
            CacheComposer caches) {
        this.sites = new PartReader<>(new Parts<>("site", sites), elsewhere());
        this.scores = new PartReader<>(new Parts<>("score", scores));
        this.budgets = new PartReader<>(new Parts<>("budget", budgets));
        this.selectors = new PartReader<>(new Parts<>("selector", selectors));
        this.mergers = new PartReader<>(new Parts<>("merger", mergers));
        this.visual = visual;
        this.caches = caches;
    }

    /**
     * The strategy that a list of stages describes; empty if anything about it is wrong, which is
     * then noted.
     *
     * @param node the whole entry, for contradictions between stages
     * @param stages the entries of {@code stages:}, those before the decoder first, one of the
     *     key/value caches last
     * @param replay how later tokens are generated
     */
    public Optional<Strategy> compose(
            ConfigNode node, List<ConfigNode> stages, Replay replay, Problems problems) {
        if (stages.isEmpty()) {
            problems.at(node, "stages: expected at least one stage");
            return Optional.empty();
        }
        List<ConfigNode> before =
                stages.stream().takeWhile(VisualComposer::isBeforeDecoder).toList();
        List<ConfigNode> ofCaches =
                stages.stream()
                        .skip(before.size())
                        .dropWhile(s -> !CacheComposer.isOfCaches(s))
                        .toList();
        if (ofCaches.size() > 1) {
            problems.at(
                    node, "stages: expected at most one of the key/value caches, as the last one");
            return Optional.empty();
        }
        List<ConfigNode> within = stages.subList(before.size(), stages.size() - ofCaches.size());
        List<Optional<VisualStage>> seen =
                before.stream().map(s -> visual.stage(s, problems)).toList();
        List<Optional<Stage>> made = within.stream().map(s -> stage(s, problems)).toList();
        List<Optional<CacheStage>> shortened =
                ofCaches.stream().map(s -> caches.stage(s, problems)).toList();
        if (Stream.of(seen, made, shortened).flatMap(List::stream).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Strategy(
                            made.stream().flatMap(Optional::stream).toList(),
                            replay,
                            List.of(),
                            seen.stream().flatMap(Optional::stream).toList(),
                            shortened.stream().flatMap(Optional::stream).findFirst()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Set<String> elsewhere() {
        Set<String> names = new TreeSet<>(VisualComposer.SITES.keySet());
        names.addAll(CacheComposer.SITES.keySet());
        return names;
    }

    private Optional<Stage> stage(ConfigNode node, Problems problems) {
        if (VisualComposer.isBeforeDecoder(node)) {
            problems.at(node, "expected the stages before the decoder first");
            return Optional.empty();
        }
        Optional<StageSettings> read = new RecordReader(problems).read(node, StageSettings.class);
        if (read.isEmpty()) {
            // a mistyped site may be the whole reason: other sites have other keys
            node.get("site").ifPresent(site -> sites.read(site, problems));
            return Optional.empty();
        }
        StageSettings settings = read.get();
        Optional<Site> site = sites.read(settings.site(), problems);
        Optional<Score> score = scores.read(settings.score(), problems);
        Optional<Budget> budget = budgets.read(settings.budget(), problems);
        Optional<Selector> selector = selectors.read(settings.select(), problems);
        Optional<Merger> merger = mergers.read(settings.merge(), problems);
        if (Stream.of(site, score, budget, selector, merger).anyMatch(Optional::isEmpty)) {
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
                            settings.enact(),
                            merger.get()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
