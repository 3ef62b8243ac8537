package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.plugin.Part;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.score.RandomPatchScore;
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
