package fastv.eval.run;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.model.ModelCard;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.eval.data.DataSurvey;
import fastv.eval.experiment.Setting;
import fastv.eval.experiment.StrategyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the strategies of an experiment, and refuses those that cannot act on its model and data.
 */
final class StrategyCheck {
    private final StrategyReader strategies;
    private final ModelCard card;
    private final DataSurvey data;
    private final Problems problems = new Problems();

    StrategyCheck(StrategyReader strategies, ModelCard card, DataSurvey data) {
        this.strategies = strategies;
        this.card = card;
        this.data = data;
    }

    /**
     * The settings with their strategies.
     *
     * @throws fastv.core.error.BadInputException with everything that is wrong with any of them
     */
    List<PlannedSetting> plan(List<Setting> settings) {
        List<PlannedSetting> planned = new ArrayList<>();
        for (Setting setting : settings) {
            strategies
                    .build(setting, problems)
                    .ifPresent(
                            strategy -> {
                                check(setting, strategy);
                                planned.add(new PlannedSetting(setting.label(), strategy));
                            });
        }
        problems.throwIfAny();
        return planned;
    }

    private void check(Setting setting, Strategy strategy) {
        if (!strategy.visual().isEmpty()) {
            requirePictures(setting);
        }
        for (int i = 0; i < strategy.stages().size(); i++) {
            Stage stage = strategy.stages().get(i);
            int site = ((Site.BeforeLayer) stage.site()).layer();
            if (site > card.layers()) {
                problems.at(
                        siteNode(setting, strategy.visual().size(), i),
                        "expected 0 to "
                                + card.layers()
                                + ", the layers of the model, got "
                                + site);
            }
            checkScope(setting, stage);
        }
    }

    private void checkScope(Setting setting, Stage stage) {
        if (stage.scope().equals(new Scope.Whole(Segment.IMAGE))) {
            requirePictures(setting);
        }
    }

    private void requirePictures(Setting setting) {
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
    private static ConfigNode siteNode(Setting setting, int before, int index) {
        ConfigNode stage = stageNode(setting, before + index);
        Optional<ConfigNode> written =
                setting instanceof Setting.Staged
                        ? stage.get("site").map(site -> site.get("layer").orElse(site))
                        : stage.get("k").or(() -> stage.get("layers")).or(() -> stage.get("layer"));
        return written.orElse(stage);
    }

    private static ConfigNode stageNode(Setting setting, int index) {
        return setting instanceof Setting.Staged staged
                ? staged.stages().get(index)
                : setting.node();
    }
}
