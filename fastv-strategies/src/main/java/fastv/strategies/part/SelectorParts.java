package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Selector;
import fastv.strategies.select.Given;
import fastv.strategies.select.PivotSelector;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;
import fastv.strategies.select.TopK;
import java.util.List;

/** The selectors that YAML files can name. */
public final class SelectorParts {

    /** {@code top-k}. */
    public static final Part<Part.NoOptions, Selector> TOP_K =
            Part.fixed(
                    new TopK(),
                    "the best stay; of equal scores the earlier token",
                    "arXiv:2403.06764");

    /** {@code given}. */
    public static final Part<Listed, Selector> GIVEN =
            new Part<>(
                    Listed.class,
                    options -> new Given(options.offsets()),
                    "the listed offsets stay, whatever the budget",
                    "for replaying another program's choice",
                    Contract.DEFAULT
                            .example("{offsets: [[0, 3, 5]]}")
                            .deviates(Law.BUDGET_MET, "the listed tokens stay, whatever the budget")
                            .deviates(
                                    Law.NOTHING_REMOVED_IS_IDENTITY,
                                    "the listed tokens stay, whatever the budget")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "the list decides, no score does"));

    /** {@code pivots-least-similar}. */
    public static final Part<Pivots, Selector> PIVOTS_LEAST_SIMILAR =
            new Part<>(
                    Pivots.class,
                    options ->
                            new PivotSelector(
                                    options.layer(),
                                    options.image(),
                                    options.text(),
                                    options.order()),
                    "a few pivots stay, and the candidates least similar to each",
                    "arXiv:2502.11494",
                    Contract.DEFAULT
                            .example("{layer: 1}")
                            .deviates(
                                    Law.BUDGET_MET,
                                    "every pivot takes equally many, and pivots come on top")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "unlikeness to the pivots decides, no score does"));

    private SelectorParts() {}

    /** YAML: {@code select: {name: pivots-least-similar, layer: 1}}. */
    public record Pivots(
            @Doc("0-based decoder layer whose keys choose the pivots; below the site")
                    @Range(min = 0)
                    int layer,
            @Doc("how many candidates are pivots") @DefaultValue("4") @Range(min = 1) int image,
            @Doc("how many instruction tokens are pivots") @DefaultValue("4") @Range(min = 0)
                    int text,
            @Doc("in which order pivots take their tokens") @DefaultValue("norm")
                    PivotOrder order) {}

    /** YAML: {@code select: {name: given, offsets: [[0, 3, 5]]}}. */
    public record Listed(
            @Doc("kept offsets among the candidates, one list per ranking")
                    List<List<Integer>> offsets) {}
}
