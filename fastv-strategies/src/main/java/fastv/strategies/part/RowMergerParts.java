package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Merger;
import fastv.strategies.merge.Recycling;

/** The mergers inside the decoder that YAML files can name. */
public final class RowMergerParts {

    /** {@code none}. */
    public static final Part<Part.NoOptions, Merger> NONE =
            Part.fixed(Merger.NONE, "what does not stay is gone", "arXiv:2403.06764");

    /** {@code density-peaks}. */
    public static final Part<Peaks, Merger> DENSITY_PEAKS =
            new Part<>(
                    Peaks.class,
                    options -> new Recycling(options.share(), options.per()),
                    "the best of the others come back as cluster means behind the kept ones",
                    "arXiv:2410.04417");

    private RowMergerParts() {}

    /** YAML: {@code merge: {name: density-peaks, share: 0.3, per: 10}}. */
    public record Peaks(
            @Doc("the share of the others that comes back, one more than that rounded down")
                    @DefaultValue("0.3")
                    @Range(min = 0, max = 1)
                    double share,
            @Doc("how many tokens share a cluster") @DefaultValue("10") @Range(min = 1) int per) {}
}
