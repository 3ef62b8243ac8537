package fastv.strategies.part;

import fastv.core.config.Doc;
import fastv.core.config.Range;
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
                    "arXiv:2403.06764, section 4.1");

    private SiteParts() {}

    /** YAML: {@code site: {name: before-layer, layer: 2}}. */
    public record Layer(@Doc("0-based decoder layer") @Range(min = 0) int layer) {}
}
