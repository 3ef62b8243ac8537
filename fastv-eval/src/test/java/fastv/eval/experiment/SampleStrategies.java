package fastv.eval.experiment;

import fastv.core.analysis.Analysis;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three strategies whose products are texts: enough for files to name and to get wrong. */
final class SampleStrategies {
    private SampleStrategies() {}

    enum Mode {
        DROP_CACHED,
        MASK_CACHED
    }

    record FastV(
            @Doc("Layers that see every token.") @Range(min = 0) int k,
            @Doc("Share of the image tokens to drop.") @Range(min = 0, max = 1) @DefaultValue("0.5")
                    double r,
            @Doc("How tokens leave.") @DefaultValue("drop-cached") Mode mode,
            @Doc("Image tokens to keep, instead of a share.") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("Layers to observe.") @DefaultValue("[]") List<Integer> layers,
            @Doc("Scores from a file.") Optional<Path> scores) {
        FastV {
            if (mode == Mode.MASK_CACHED && keep.isPresent()) {
                throw new IllegalArgumentException(
                        "keep: expected mode drop-cached beside it, got mode mask-cached");
            }
        }
    }

    record Random(@Doc("Share to drop.") @Range(min = 0, max = 1) double r) {}

    /** Keys of a data format. */
    record Folder(
            @Doc("File of questions.") Path questions,
            @Doc("Folder of pictures.") Optional<Path> images) {}

    /** One data format, whose sets are texts. */
    static Parts<Part<?, String>> formats() {
        return new Parts<>(
                "data format",
                Map.of("folder", new Part<>(Folder.class, o -> o.toString(), "A folder.", "here")));
    }

    static Parts<Part<?, String>> parts() {
        return new Parts<>(
                "strategy",
                Map.of(
                        "none",
                        Part.fixed("nothing", "Keeps all tokens.", "the baseline"),
                        "fastv",
                        new Part<>(
                                FastV.class, o -> o.toString(), "Drops by attention.", "a paper"),
                        "random",
                        new Part<>(Random.class, o -> o.toString(), "Drops any.", "a paper")));
    }

    record Watching(@Doc("One more row.") @DefaultValue("false") boolean own) {}

    static Parts<Part<?, Analysis>> analyses() {
        return new Parts<>(
                "analysis",
                Map.of(
                        "attention",
                        new Part<>(
                                Watching.class,
                                o -> answer -> Optional.empty(),
                                "Watches rows.",
                                "a paper"),
                        "drift",
                        Part.fixed(answer -> Optional.empty(), "Watches states.", "a paper")));
    }
}
