package fastv.eval.run;

import fastv.core.compose.StrategyComposer;
import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.model.ModelCard;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.eval.data.DataSurvey;
import fastv.eval.experiment.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the strategies of an experiment, and refuses those that cannot act on its model and data.
 */
final class StrategyReader {
    private final Parts<Part<?, Strategy>> strategies;
    private final StrategyComposer composer;
    private final ModelCard card;
    private final DataSurvey data;
    private final Problems problems = new Problems();

    StrategyReader(
            Parts<Part<?, Strategy>> strategies,
            StrategyComposer composer,
            ModelCard card,
            DataSurvey data) {
        this.strategies = strategies;
        this.composer = composer;
        this.card = card;
        this.data = data;
    }

    /**
     * The settings with their strategies.
     *
     * @throws fastv.core.error.BadInputException with everything that is wrong with any of them
     */
    List<PlannedSetting> read(List<Setting> settings) {
        List<PlannedSetting> planned = new ArrayList<>();
        for (Setting setting : settings) {
            strategy(setting)
                    .ifPresent(
                            strategy -> {
                                check(setting, strategy);
                                planned.add(new PlannedSetting(setting.label(), strategy));
                            });
        }
        problems.throwIfAny();
        return planned;
    }

    private Optional<Strategy> strategy(Setting setting) {
        if (setting instanceof Setting.Staged staged) {
            return composer.compose(staged.node(), staged.stages(), Replay.CACHED, problems);
        }
        try {
            return Optional.of(((Setting.Named) setting).build(strategies));
        } catch (IllegalArgumentException e) {
            problems.at(setting.node(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void check(Setting setting, Strategy strategy) {
        for (int i = 0; i < strategy.stages().size(); i++) {
            Stage stage = strategy.stages().get(i);
            int site = ((Site.BeforeLayer) stage.site()).layer();
            if (site > card.layers()) {
                problems.at(
                        siteNode(setting, i),
                        "expected 0 to "
                                + card.layers()
                                + ", the layers of the model, got "
                                + site);
            } else if (site < card.layers()) {
                checkEvidence(setting, i, stage, site);
            }
            checkScope(setting, stage);
        }
    }

    private void checkEvidence(Setting setting, int index, Stage stage, int site) {
        for (EvidenceNeed need : stage.score().needs()) {
            if (need instanceof EvidenceNeed.Attention attention && attention.layer() >= site) {
                problems.at(
                        stageNode(setting, index),
                        "expected attention of a layer below "
                                + site
                                + ", where the stage acts, got layer "
                                + attention.layer());
            }
        }
    }

    private void checkScope(Setting setting, Stage stage) {
        if (!stage.scope().equals(new Scope.Whole(Segment.IMAGE))) {
            return;
        }
        if (card.imageTokens().isEmpty()) {
            problems.at(
                    setting.node(),
                    "expected a strategy that acts on text, since "
                            + card.family()
                            + " reads no pictures, got one that removes image tokens");
        } else if (data.pictures() == 0) {
            problems.at(
                    setting.node(),
                    "expected samples with pictures, since the strategy removes image tokens, got "
                            + data.samples()
                            + " without");
        }
    }

    /** Where the file says K: the key of a named strategy, or the site of a stage. */
    private static ConfigNode siteNode(Setting setting, int index) {
        ConfigNode stage = stageNode(setting, index);
        Optional<ConfigNode> written =
                setting instanceof Setting.Staged
                        ? stage.get("site").map(site -> site.get("layer").orElse(site))
                        : stage.get("k").or(() -> stage.get("layer"));
        return written.orElse(stage);
    }

    private static ConfigNode stageNode(Setting setting, int index) {
        return setting instanceof Setting.Staged staged
                ? staged.stages().get(index)
                : setting.node();
    }
}
