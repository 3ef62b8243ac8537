package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.ScalarType;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Budget;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.core.prune.VisualStage;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes stages before the decoder of named parts. */
final class VisualComposer {
    /** The sites that a file can name, by name. */
    static final Map<String, VisualStage.Site> SITES =
            Map.of(
                    "tower-out",
                    VisualStage.Site.TOWER_OUT,
                    "projector-out",
                    VisualStage.Site.PROJECTOR_OUT);

    private static final String NONE = "none";
    private static final String SHARE = "share";
    private static final String SCORE = "score";

    private final PartReader<VisualScore> scores;
    private final PartReader<Budget> budgets;
    private final PartReader<VisualSelector> selectors;
    private final PartReader<VisualMerger> mergers;

    @Inject
    VisualComposer(
            Map<String, Part<?, VisualScore>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, VisualSelector>> selectors,
            Map<String, Part<?, VisualMerger>> mergers) {
        this.scores = new PartReader<>(new Parts<>("visual score", scores));
        this.budgets = new PartReader<>(new Parts<>("budget", budgets));
        this.selectors = new PartReader<>(new Parts<>("visual selector", selectors));
        this.mergers = new PartReader<>(new Parts<>("merger", mergers));
    }

    /** Whether a stage says that it acts before the decoder. */
    static boolean isBeforeDecoder(ConfigNode stage) {
        return site(stage).isPresent();
    }

    private static Optional<VisualStage.Site> site(ConfigNode stage) {
        return stage.get("site")
                .map(site -> site.get("name").orElse(site))
                .flatMap(
                        name ->
                                name instanceof ConfigNode.Scalar scalar
                                        ? Optional.ofNullable(SITES.get(scalar.text()))
                                        : Optional.empty());
    }

    /** The stage; empty if anything about it is wrong, which is then noted. */
    Optional<VisualStage> stage(ConfigNode node, Problems problems) {
        Optional<VisualStageSettings> read =
                new RecordReader(problems).read(node, VisualStageSettings.class);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        VisualStageSettings settings = read.get();
        Optional<VisualScore> score = scores.read(settings.score(), problems);
        Optional<Budget> budget = budgets.read(settings.budget(), problems);
        List<Optional<ComposedVisualStage.Pick>> picks =
                items(settings.select()).map(one -> pick(one, problems)).toList();
        List<Optional<VisualMerger>> merging =
                items(settings.merge())
                        .filter(one -> !isNone(one))
                        .map(one -> mergers.read(one, problems))
                        .toList();
        if (score.isEmpty() || budget.isEmpty() || isIncomplete(picks) || isIncomplete(merging)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ComposedVisualStage(
                            site(node).orElseThrow(),
                            score.get(),
                            budget.get(),
                            picks.stream().flatMap(Optional::stream).toList(),
                            merging.stream().flatMap(Optional::stream).toList(),
                            settings.order(),
                            settings.classToken()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A list's items, or the one value that stands for a list of it. */
    private static Stream<ConfigNode> items(ConfigNode node) {
        return node instanceof ConfigNode.Sequence list ? list.items().stream() : Stream.of(node);
    }

    private static boolean isNone(ConfigNode node) {
        return node instanceof ConfigNode.Scalar word
                && word.text().toLowerCase(Locale.ROOT).equals(NONE);
    }

    private static boolean isIncomplete(List<? extends Optional<?>> parts) {
        return parts.stream().anyMatch(Optional::isEmpty);
    }

    /** A selector; {@code share} and {@code score} stand beside its own options. */
    private Optional<ComposedVisualStage.Pick> pick(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            return selectors
                    .read(node, problems)
                    .map(
                            one ->
                                    new ComposedVisualStage.Pick(
                                            one, Optional.empty(), Optional.empty()));
        }
        Map<String, ConfigNode.Entry> own = new LinkedHashMap<>(mapping.entries());
        own.remove(SHARE);
        own.remove(SCORE);
        List<Boolean> wrong = new ArrayList<>();
        Optional<Double> share = mapping.get(SHARE).flatMap(value -> ratio(value, problems, wrong));
        Optional<VisualScore> score =
                mapping.get(SCORE).flatMap(value -> scores.read(value, problems));
        if (mapping.get(SCORE).isPresent() && score.isEmpty()) {
            wrong.add(true);
        }
        return selectors
                .read(new ConfigNode.Mapping(mapping.origin(), own), problems)
                .filter(selector -> wrong.isEmpty())
                .map(selector -> new ComposedVisualStage.Pick(selector, share, score));
    }

    private static Optional<Double> ratio(ConfigNode node, Problems problems, List<Boolean> wrong) {
        if (node instanceof ConfigNode.Scalar number
                && (number.type() == ScalarType.REAL || number.type() == ScalarType.WHOLE)) {
            double value = Double.parseDouble(number.text());
            if (value >= 0 && value <= 1) {
                return Optional.of(value);
            }
        }
        problems.unexpected(node, "a ratio in [0, 1]");
        wrong.add(true);
        return Optional.empty();
    }
}
