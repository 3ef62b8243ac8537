package fastv.analysis.map;

import com.google.gson.JsonElement;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Items;
import fastv.core.config.Range;
import fastv.core.model.ModelCard;
import fastv.core.plugin.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Attention maps as figures 4 and 8 of arXiv:2403.06764 show them: answer first, then run prompt
 * and answer once more as one sequence and read that pass.
 *
 * @param settings what is read
 */
public record AttentionMapAnalysis(Options settings) implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Options, Analysis> PART =
            new Part<>(
                    Options.class,
                    AttentionMapAnalysis::new,
                    "whole attention maps of chosen layers, pooled, with the columns that stay high;"
                            + " of unpruned answers, one more prefill for each",
                    "arXiv:2403.06764, figures 4 and 8; plot_inefficient_attention.py");

    /** YAML: {@code attention-map: {layers: [0, 15, 31], pool: 20, first: 2}}. */
    public record Options(
            @Doc("decoder layers, 0-based; without it all of them")
                    @Items(min = 1, distinct = true)
                    @Range(min = 0)
                    Optional<List<Integer>> layers,
            @Doc(
                            "side of the blocks that are averaged; without it the smallest that makes"
                                    + " at most 64 blocks a side; the authors took 20")
                    @Range(min = 1)
                    Optional<Integer> pool,
            @Doc("ids of the samples; without it the first ones") @Items(min = 1, distinct = true)
                    Optional<List<String>> samples,
            @Doc("how many samples from the first on, where no ids are given")
                    @DefaultValue("4")
                    @Range(min = 1)
                    int first,
            @Doc("how many of the highest columns are listed per layer")
                    @DefaultValue("3")
                    @Range(min = 0)
                    int anchors) {

        Set<Integer> layersOf(int all) {
            return layers.<Set<Integer>>map(HashSet::new)
                    .orElseGet(() -> IntStream.range(0, all).boxed().collect(Collectors.toSet()));
        }
    }

    @Override
    public Optional<String> refusal(ModelCard card) {
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
        boolean chosen =
                settings.samples()
                        .map(ids -> ids.contains(answer.sample()))
                        .orElse(answer.index() < settings.first());
        return chosen && answer.isUnpruned()
                ? Optional.of(finished -> map(answer, finished))
                : Optional.empty();
    }

    private Optional<JsonElement> map(WatchedAnswer answer, FinishedAnswer finished) {
        MapPass pass = new MapPass(settings, answer.model(), answer.scope());
        return Optional.of(
                pass.run(answer.prompt(), answer.embeddings(), finished.generation().tokens())
                        .json());
    }
}
