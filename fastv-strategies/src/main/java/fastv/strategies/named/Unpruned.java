package fastv.strategies.named;

import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;

/** The model as it is: the baseline every other setting is compared with. */
public final class Unpruned {

    /** The method under its public name {@code none}. */
    public static final Part<Part.NoOptions, Strategy> PART =
            Part.fixed(Strategy.NONE, "the unpruned model", "the baseline of every table");

    private Unpruned() {}
}
