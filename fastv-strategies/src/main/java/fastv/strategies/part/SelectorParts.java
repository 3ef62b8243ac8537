package fastv.strategies.part;

import fastv.core.config.Doc;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Selector;
import fastv.strategies.select.Given;
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
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "the list decides, no score does"));

    private SelectorParts() {}

    /** YAML: {@code select: {name: given, offsets: [[0, 3, 5]]}}. */
    public record Listed(
            @Doc("kept offsets among the candidates, one list per ranking")
                    List<List<Integer>> offsets) {}
}
