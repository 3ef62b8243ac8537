package fastv.eval.run;

import fastv.core.cost.CacheGrowth;
import fastv.core.cost.DecoderShape;
import fastv.core.cost.Decoding;
import fastv.core.cost.FlopsInput;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.SelectionWork;
import fastv.core.cost.TokensPerLayer;
import fastv.core.cost.VisionShape;
import fastv.core.model.ModelCard;
import fastv.core.model.Prompt;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Enactment;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.QueryChoice;
import fastv.core.prune.Replay;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What one answer costs by count, the same for a plan and for what was run.
 *
 * @param card the model
 * @param strategy what was cut
 * @param flow where the tokens went
 * @param decodeSteps forward passes after the prefill
 * @param question multiply-accumulates of reading the question, by what a stage announces
 */
record SettingCost(
        ModelCard card,
        Strategy strategy,
        TokenFlow flow,
        int decodeSteps,
        ToLongFunction<VisualNeed> question) {

    /** What the formulae are evaluated on. */
    FlopsInput flopsInput(Prompt prompt) {
        return new FlopsInput(
                card.shape(),
                prompt.layout().pictureCount(),
                prompt.size(),
                prompt.layout().count(Segment.IMAGE),
                flow.perLayer(),
                Optional.of(imagesEntered(prompt)),
                flow.requested(),
                strategy.replay() == Replay.CACHED ? Decoding.CACHED : Decoding.RECOMPUTED,
                decodeSteps,
                selection(prompt),
                strategy.cache()
                        .map(
                                stage ->
                                        new CacheGrowth(
                                                entriesAfter(stage, 0),
                                                entriesAfter(stage, decodeSteps))));
    }

    /** The cache at the end of the answer; without one, of no layers. */
    KvCacheBytes kvCache(int elementBytes) {
        if (strategy.replay() == Replay.RECOMPUTE) {
            return new KvCacheBytes(List.of());
        }
        return strategy.cache()
                .map(stage -> KvCacheBytes.ofLengths(decoder(), stored(stage), elementBytes))
                .orElseGet(
                        () ->
                                KvCacheBytes.predict(
                                        decoder(), flow.perLayer(), elementBytes, decodeSteps));
    }

    /**
     * Entries as wide as a layer's key/value heads; one repeated for every query counts for each.
     */
    private int[] stored(CacheStage stage) {
        int[] lengths = entriesAfter(stage, decodeSteps).toArray();
        int group = decoder().heads() / decoder().kvHeads();
        for (int layer = 0; layer < lengths.length; layer++) {
            int entries = flow.perLayer().at(layer);
            boolean shortened = entries > stage.capacity(layer, lengths.length, entries);
            if (shortened && stage.heads() == CacheStage.Heads.QUERY) {
                lengths[layer] = Math.multiplyExact(lengths[layer], group);
            }
        }
        return lengths;
    }

    private TokensPerLayer entriesAfter(CacheStage stage, int steps) {
        int layers = flow.perLayer().layers();
        return TokensPerLayer.of(
                IntStream.range(0, layers)
                        .map(
                                layer ->
                                        stage.entriesAfter(
                                                layer, layers, flow.perLayer().at(layer), steps))
                        .toArray());
    }

    /** Image tokens that entered each layer; masked ones did, so a layer of full length has all. */
    private TokensPerLayer imagesEntered(Prompt prompt) {
        int[] images = flow.imagePerLayer().toArray();
        for (int layer = 0; layer < images.length; layer++) {
            if (flow.perLayer().at(layer) == prompt.size()) {
                images[layer] = prompt.layout().count(Segment.IMAGE);
            }
        }
        return TokensPerLayer.of(images);
    }

    /** Multiply-accumulates in the tower beside what it computes anyway, for all pictures. */
    private long towerMacs(VisualNeed need, int pictures) {
        if (card.shape().vision().isEmpty()) {
            return 0;
        }
        VisionShape tower = card.shape().vision().get();
        long row = (long) tower.hidden() * tower.tokens() * pictures;
        if (need instanceof VisualNeed.ReceivedAttention) {
            return Math.multiplyExact(row, (long) tower.tokens());
        }
        return need instanceof VisualNeed.ClassAttention
                        || need instanceof VisualNeed.FullWidthAttention
                ? row
                : 0;
    }

    private List<SelectionWork> selection(Prompt prompt) {
        List<SelectionWork> works = new ArrayList<>();
        for (VisualStage stage : strategy.visual()) {
            for (VisualNeed need : stage.needs()) {
                long macs = towerMacs(need, prompt.layout().pictureCount());
                if (macs > 0) {
                    works.add(new SelectionWork(stage.name(), macs));
                }
            }
        }
        long reading =
                strategy.visual().stream()
                        .flatMap(stage -> stage.needs().stream())
                        .distinct() // stages that ask the same share the answer
                        .mapToLong(question)
                        .sum();
        if (reading > 0) {
            works.add(new SelectionWork("question in CLIP's space", reading));
        }
        Set<QueryChoice> judges = new HashSet<>();
        for (TokenFlow.StageRows rows : flow.stages()) {
            stageWork(rows, prompt, works);
            judges(rows.stage(), judges);
        }
        if (!judges.isEmpty()) {
            works.add(new SelectionWork("judging text", judging(prompt) * judges.size()));
        }
        strategy.cache()
                .map(stage -> new SelectionWork(stage.score().name(), cacheMacs(stage)))
                .filter(work -> work.macs() > 0)
                .ifPresent(works::add);
        return works;
    }

    /** Attention read beside the layers: the prompt's last rows or all, then one row per step. */
    private long cacheMacs(CacheStage stage) {
        long macs = 0;
        CacheGrowth growth =
                new CacheGrowth(entriesAfter(stage, 0), entriesAfter(stage, decodeSteps));
        for (int layer = 0; layer < flow.perLayer().layers(); layer++) {
            int entries = flow.perLayer().at(layer);
            int rows = stage.accumulates() ? entries : Math.min(entries, stage.window());
            macs += SelectionWork.attentionRows("prompt", decoder(), rows, entries).macs();
            boolean everyStep = stage.accumulates() && stage.site() == CacheStage.Site.KV_STEP;
            for (int step = 1; everyStep && step <= decodeSteps; step++) {
                macs += row(Math.toIntExact(growth.keys(layer, step)));
            }
        }
        return macs;
    }

    private void stageWork(TokenFlow.StageRows rows, Prompt prompt, List<SelectionWork> works) {
        Stage stage = rows.stage();
        String site = " before layer " + ((Site.BeforeLayer) stage.site()).layer();
        for (EvidenceNeed need : stage.needs()) {
            if (need instanceof EvidenceNeed.Attention attention) {
                works.add(
                        new SelectionWork(
                                stage.score().name() + site,
                                attentionMacs(stage, attention, prompt.layout())));
            }
        }
        long merging = stage.merger().macs(rows.candidates(), rows.kept(), decoder().hidden());
        if (merging > 0) {
            works.add(new SelectionWork("merging" + site, merging));
        }
    }

    private static void judges(Stage stage, Set<QueryChoice> judges) {
        for (EvidenceNeed need : stage.needs()) {
            if (need instanceof EvidenceNeed.Attention attention
                    && attention.queries() instanceof EvidenceNeed.Queries.Chosen chosen) {
                judges.add(chosen.choice());
            }
        }
    }

    /** Inner products of all text behind the first picture with all image tokens. */
    private long judging(Prompt prompt) {
        TokenLayout layout = prompt.layout();
        return (long) layout.count(Segment.INSTRUCTION)
                * flow.imagePerLayer().at(0)
                * decoder().hidden();
    }

    private long attentionMacs(Stage stage, EvidenceNeed.Attention attention, TokenLayout prompt) {
        TokensPerLayer tokens = flow.perLayer();
        int keys = tokens.at(attention.layer());
        long macs = rows(attention, prompt, keys);
        for (int step = 1; step <= decodeSteps; step++) {
            if (strategy.replay() == Replay.RECOMPUTE) {
                macs = Math.addExact(macs, rows(attention, prompt, keys + step));
            } else if (stage.enactment() == Enactment.MASK) {
                macs = Math.addExact(macs, row(keys + step));
            }
        }
        return macs;
    }

    /** Chosen rows are not known before the prompt: all text that may be among them counts. */
    private long rows(EvidenceNeed.Attention attention, TokenLayout prompt, int keys) {
        int rows = keys;
        if (attention.queries() instanceof EvidenceNeed.Queries.Last) {
            rows = 1;
        } else if (attention.queries() instanceof EvidenceNeed.Queries.Of of) {
            rows =
                    of.segment() == Segment.IMAGE
                            ? flow.imagePerLayer().at(attention.layer())
                            : prompt.count(of.segment());
        } else if (attention.queries() instanceof EvidenceNeed.Queries.Chosen) {
            rows = prompt.count(Segment.INSTRUCTION);
        }
        return SelectionWork.attentionRows("rows", decoder(), rows, keys).macs();
    }

    private long row(int keys) {
        return SelectionWork.attentionRows("one", decoder(), 1, keys).macs();
    }

    private DecoderShape decoder() {
        return card.shape().decoder();
    }
}
