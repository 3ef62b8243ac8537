package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.token.Segment;

/** One entry of {@code stages:}. */
public record StageSettings(
        @Doc("where the sequence is shortened, such as {name: before-layer, layer: 2}")
                ConfigNode site,
        @Doc("which tokens may go") @DefaultValue("image") Segment scope,
        @Doc("what a token is worth: a score by name, with its options") ConfigNode score,
        @Doc("how many stay: a budget by name, with its options") ConfigNode budget,
        @Doc("which stay: a selector by name, with its options") @DefaultValue("top-k")
                ConfigNode select,
        @Doc("what becomes of the others: a merger by name, with its options") @DefaultValue("none")
                ConfigNode merge,
        @Doc("rotary positions of what stays") @DefaultValue("original") Positions positions,
        @Doc("whether the others are dropped or masked") @DefaultValue("drop") Enactment enact) {}
