package fastv.strategies.named;

import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.strategies.visual.NoPatchesStage;

/**
 * A control: no visual token enters the decoder; what is left answers from the text alone. Unlike
 * {@code vtw} with K = 0 positions run on without a gap, as if there had been no picture.
 */
public final class TextOnly {

    /** The method under its public name {@code text-only}. */
    public static final Part<Part.NoOptions, Strategy> PART =
            Part.fixed(
                    Strategy.before(new NoPatchesStage()),
                    "control: drops every visual token before the decoder",
                    "a control; the definition is ours");

    private TextOnly() {}
}
