package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.score.RandomPatchScore;
import fastv.strategies.score.TextSimilarity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The scores before the decoder that YAML files can name. */
public final class VisualScoreParts {

    /** {@code cls-attention}. */
    public static final Part<OfHeads, VisualScore> CLASS_ATTENTION =
            new Part<>(
                    OfHeads.class,
                    options -> new ClassAttention(options.module(), options.heads()),
                    "the attention that the tower's class token pays to a patch",
                    "arXiv:2412.01818");

    /** {@code cls-qk-full-width}. */
    public static final Part<OfModule, VisualScore> FULL_WIDTH =
            new Part<>(
                    OfModule.class,
                    options ->
                            new Read(
                                    "cls-qk-full-width",
                                    Set.of(new VisualNeed.FullWidthAttention(options.module())),
                                    evidence -> evidence.fullWidthAttention(options.module())),
                    "the same with all heads as one",
                    "arXiv:2403.15388");

    /** {@code received-attention}. */
    public static final Part<OfModule, VisualScore> RECEIVED =
            new Part<>(
                    OfModule.class,
                    options ->
                            new Read(
                                    "received-attention",
                                    Set.of(new VisualNeed.ReceivedAttention(options.module())),
                                    evidence -> evidence.receivedAttention(options.module())),
                    "the attention a patch receives from all tokens of the tower, mean over heads",
                    "arXiv:2508.00553");

    /** {@code text-similarity}. */
    public static final Part<OfQuestion, VisualScore> TEXT_SIMILARITY =
            new Part<>(
                    OfQuestion.class,
                    options -> new TextSimilarity(options.clip(), options.sign(), options.theta()),
                    "how well a patch fits the question in CLIP's space, brought to scale over all"
                            + " pictures of the sample",
                    "CDPruner, arXiv:2506.10967");

    /** {@code random}. */
    public static final Part<Part.NoOptions, VisualScore> RANDOM =
            Part.fixed(
                    new RandomPatchScore(),
                    "a seeded shuffle of each picture's patches",
                    "control");

    /** {@code constant}. */
    public static final Part<Part.NoOptions, VisualScore> CONSTANT =
            Part.fixed(
                    new Read("constant", Set.of(), evidence -> new float[evidence.patches()]),
                    "the same for all: the earlier patch wins",
                    "control, and for selectors that read no score");

    private VisualScoreParts() {}

    /** YAML: {@code score: {name: cls-attention, module: -2, heads: mean}}. */
    public record OfHeads(
            @Doc("the module of the tower, 0-based; -1 is the last, -2 the one that is projected")
                    @DefaultValue("-2")
                    int module,
            @Doc("how heads become one number") @DefaultValue("mean") ClassAttention.Heads heads) {}

    /** YAML: {@code score: {name: received-attention, module: -2}}. */
    public record OfModule(
            @Doc("the module of the tower, 0-based; -1 is the last") @DefaultValue("-1")
                    int module) {}

    /** YAML: {@code score: {name: text-similarity, clip: clip-vit-large-patch14-336}}. */
    public record OfQuestion(
            @Doc(
                            "the CLIP checkpoint that the model's vision tower stems from; without it"
                                    + " the folder clip of the model's checkpoint")
                    Optional<Path> clip,
            @Doc("negated: patches unlike the question are worth more, as CDPruner's code has it")
                    @DefaultValue("negated")
                    TextSimilarity.Sign sign,
            @Doc("how much the question counts for dpp, below 1; off if not given")
                    @Range(min = 0, max = 1)
                    Optional<Double> theta) {}

    /** A score that reads evidence as it is. */
    private record Read(
            String name, Set<VisualNeed> needs, Function<VisualEvidence, float[]> reading)
            implements VisualScore {

        @Override
        public float[] score(VisualEvidence evidence) {
            return reading.apply(evidence);
        }
    }
}
