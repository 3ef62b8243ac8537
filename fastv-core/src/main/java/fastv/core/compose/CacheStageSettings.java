package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.prune.CacheStage;

/** An entry of {@code stages:} whose site is one of the key/value caches. */
public record CacheStageSettings(
        @Doc("when the caches are shortened: kv-prefill or kv-step") ConfigNode site,
        @Doc("what an entry is worth: a score of cache entries by name, with its options")
                @DefaultValue("constant")
                ConfigNode score,
        @Doc("how many entries of each head stay: a budget of caches by name, with its options")
                ConfigNode budget,
        @Doc("which stay: a selector of cache entries by name, with its options") ConfigNode select,
        @Doc("rotary positions of cached keys") @DefaultValue("original")
                CacheStage.Positions positions,
        @Doc("which heads choose for themselves where queries share keys")
                @DefaultValue("key-value")
                CacheStage.Heads heads) {}
