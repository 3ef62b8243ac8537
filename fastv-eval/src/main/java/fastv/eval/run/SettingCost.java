package fastv.eval.run;

import fastv.core.cost.DecoderShape;
import fastv.core.cost.Decoding;
import fastv.core.cost.FlopsInput;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.SelectionWork;
import fastv.core.cost.TokensPerLayer;
import fastv.core.cost.VisionShape;
import fastv.core.model.ModelCard;
import fastv.core.model.Prompt;
import fastv.core.prune.Enactment;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Replay;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one answer costs by count, the same for a plan and for what was run.
 *
 * @param card the model
 * @param strategy what was cut
 * @param flow where the tokens went
 * @param decodeSteps forward passes after the prefill
 */
record SettingCost(ModelCard card, Strategy strategy, TokenFlow flow, int decodeSteps) {

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
                selection(prompt.layout().pictureCount()));
    }

    /** The cache at the end of the answer; without one, of no layers. */
    KvCacheBytes kvCache(int elementBytes) {
        return strategy.replay() == Replay.CACHED
                ? KvCacheBytes.predict(
                        card.shape().decoder(), flow.perLayer(), elementBytes, decodeSteps)
                : new KvCacheBytes(List.of());
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

    private List<SelectionWork> selection(int pictures) {
        List<SelectionWork> works = new ArrayList<>();
        for (VisualStage stage : strategy.visual()) {
            for (VisualNeed need : stage.needs()) {
                long macs = towerMacs(need, pictures);
                if (macs > 0) {
                    works.add(new SelectionWork(stage.name(), macs));
                }
            }
        }
        for (Stage stage : strategy.stages()) {
            int site = ((Site.BeforeLayer) stage.site()).layer();
            if (site >= card.layers()) {
                continue; // beyond the last layer nothing is ranked
            }
            String name = stage.score().name() + " before layer " + site;
            for (EvidenceNeed need : stage.score().needs()) {
                if (need instanceof EvidenceNeed.Attention attention) {
                    works.add(new SelectionWork(name, attentionMacs(stage, attention)));
                }
            }
        }
        return works;
    }

    private long attentionMacs(Stage stage, EvidenceNeed.Attention attention) {
        TokensPerLayer tokens = flow.perLayer();
        int prompt = tokens.at(attention.layer());
        long macs = rows(attention, prompt);
        for (int step = 1; step <= decodeSteps; step++) {
            if (strategy.replay() == Replay.RECOMPUTE) {
                macs = Math.addExact(macs, rows(attention, prompt + step));
            } else if (stage.enactment() == Enactment.MASK) {
                macs = Math.addExact(macs, row(prompt + step));
            }
        }
        return macs;
    }

    private long rows(EvidenceNeed.Attention attention, int keys) {
        return attention.queries() == EvidenceNeed.Queries.LAST
                ? row(keys)
                : SelectionWork.attentionRows("all", decoder(), keys, keys).macs();
    }

    private long row(int keys) {
        return SelectionWork.attentionRows("one", decoder(), 1, keys).macs();
    }

    private DecoderShape decoder() {
        return card.shape().decoder();
    }
}
