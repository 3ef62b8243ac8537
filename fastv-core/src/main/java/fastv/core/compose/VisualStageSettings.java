package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;

/** One entry of {@code stages:} that acts before the decoder. */
public record VisualStageSettings(
        @Doc("tower-out, between tower and projector, or projector-out, behind it") ConfigNode site,
        @Doc("what a patch is worth: a visual score by name, with its options")
                @DefaultValue("constant")
                ConfigNode score,
        @Doc("how many patches stay: a budget by name, with its options") ConfigNode budget,
        @Doc(
                        "which stay: a visual selector, or a list of them that pick one after the other,"
                                + " each with its share of the budget")
                @DefaultValue("top-k")
                ConfigNode select,
        @Doc("what becomes of the others: a merger, or a list of them") @DefaultValue("none")
                ConfigNode merge,
        @Doc("kept patches as they lie in the picture, or in the order of picking")
                @DefaultValue("raster")
                ComposedVisualStage.Order order,
        @Doc("whether the tower's class token goes on in front; at tower-out only")
                @DefaultValue("false")
                boolean classToken) {}
