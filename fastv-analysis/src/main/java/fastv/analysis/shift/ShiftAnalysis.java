package fastv.analysis.shift;

import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Items;
import fastv.core.config.Range;
import fastv.core.model.ModelCard;
import fastv.core.plugin.Part;
import fastv.core.prune.VisualNeed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text-visual attention against class attention, after Zhang et al., arXiv:2412.01818.
 *
 * @param settings what is read
 */
public record ShiftAnalysis(Options settings) implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Options, Analysis> PART =
            new Part<>(
                    Options.class,
                    ShiftAnalysis::new,
                    "where on the picture the last prompt token looks, against where the tower's"
                            + " class token looks: shift and dispersion; of unpruned answers",
                    "arXiv:2412.01818, attention shift and attention dispersion");

    /** YAML: {@code shift: {layers: [1, 16]}}. */
    public record Options(
            @Doc(
                            "decoder layers whose attention is kept, 0-based; without it the second,"
                                    + " the middle one and the last")
                    @Items(min = 1, distinct = true)
                    @Range(min = 0)
                    Optional<List<Integer>> layers,
            @Doc("the tower's module whose class token is read; negative counts from the end")
                    @DefaultValue("-2")
                    int module) {

        Set<Integer> layersOf(int all) {
            return new TreeSet<>(
                    layers.orElseGet(() -> List.of(Math.min(1, all - 1), all / 2, all - 1)));
        }
    }

    @Override
    public Set<VisualNeed> visualNeeds() {
        return Set.of(need());
    }

    private VisualNeed need() {
        return new VisualNeed.ClassAttention(settings.module());
    }

    @Override
    public Optional<String> refusal(ModelCard card) {
        if (card.imageTokens().isEmpty()) {
            return Optional.of("expected a model that reads pictures, got one of " + card.family());
        }
        return settings.layers().orElse(List.of()).stream()
                .filter(layer -> layer >= card.layers())
                .findFirst()
                .map(
                        layer ->
                                "layers: expected 0 to %d, the layers of the model, got %d"
                                        .formatted(card.layers() - 1, layer));
    }

    @Override
    public Optional<AnswerWatch> watch(WatchedAnswer answer) {
        return answer.isUnpruned() && !answer.pictures().isEmpty()
                ? Optional.of(new ShiftWatch(settings, need(), answer))
                : Optional.empty();
    }
}
