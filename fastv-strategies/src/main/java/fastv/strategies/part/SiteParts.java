package fastv.strategies.part;

import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Site;

/** The sites that YAML files can name. */
public final class SiteParts {

    /** {@code before-layer}. */
    public static final Part<Layer, Site> BEFORE_LAYER =
            new Part<>(
                    Layer.class,
                    options -> new Site.BeforeLayer(options.layer()),
                    "before a decoder layer; earlier layers see every token",
                    "arXiv:2403.06764, section 4.1",
                    Contract.DEFAULT.example("{layer: 2}").beyond("{layer: 1000}"));

    /**
     * {@code in-layer}: a row that leaves behind a layer's attention is the same as one that leaves
     * before the next layer, for what follows attention knows no other row. The latter is done, so
     * the MLP of that one layer is still computed, and counted, for the rows that leave.
     */
    public static final Part<Layer, Site> IN_LAYER =
            new Part<>(
                    Layer.class,
                    options -> new Site.BeforeLayer(options.layer() + 1),
                    "behind the attention of a decoder layer, whose weights are known: done before"
                            + " the next layer, with the same result",
                    "arXiv:2409.10197",
                    Contract.DEFAULT.example("{layer: 2}").beyond("{layer: 1000}"));

    private SiteParts() {}

    /** YAML: {@code site: {name: before-layer, layer: 2}}. */
    public record Layer(@Doc("0-based decoder layer") @Range(min = 0) int layer) {}
}
