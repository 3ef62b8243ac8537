package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.AttentionPattern;
import fastv.core.prune.Replay;
import fastv.core.prune.Strategy;
import fastv.core.prune.Visibility;
import fastv.strategies.attend.ReleasedStreamingBlock;
import fastv.strategies.attend.SinkAndWindow;
import java.util.List;

/**
 * From layer K on every query sees the first tokens and a window of the last ones; nothing leaves,
 * nothing is saved.
 *
 * <p>Row (g) of Table 7 in Chen et al., arXiv:2403.06764, after Xiao et al., arXiv:2309.17453. The
 * released code has no running form of it; a commented-out block is offered as {@code
 * streaming-attention-released}.
 */
public final class StreamingAttention {

    /** The method under its public name {@code streaming-attention}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    options ->
                            pattern(
                                    options.k(),
                                    new SinkAndWindow(options.sink(), options.window()),
                                    options.replay()),
                    "ablation: from layer K on, attention to the first and the last tokens alone",
                    "arXiv:2403.06764, Table 7 (g); arXiv:2309.17453",
                    Contract.DEFAULT
                            .example("{k: 1, sink: 2, window: 24}")
                            .identity("{k: 0, sink: 0, window: 1000}"));

    /** The commented-out block of the release, {@code streaming-attention-released}. */
    public static final Part<Released, Strategy> RELEASED =
            new Part<>(
                    Released.class,
                    options -> pattern(options.k(), new ReleasedStreamingBlock(), Replay.CACHED),
                    "ablation: the streaming mask that the release has commented out, slip"
                            + " included",
                    "pkunlp-icler/FastV, modeling_llama.py; arXiv:2403.06764, Table 7 (g)");

    private StreamingAttention() {}

    /** YAML: {@code streaming-attention: {k: 2, sink: 4, window: 256}}. */
    public record Options(
            @Doc("K: layers below it see every token") @DefaultValue("0") @Range(min = 0) int k,
            @Doc("how many first tokens stay visible") @DefaultValue("4") @Range(min = 0) int sink,
            @Doc("how many last tokens a query sees, itself included")
                    @DefaultValue("256")
                    @Range(min = 1)
                    int window,
            @Doc("how later tokens are generated; both give the same") @DefaultValue("cached")
                    Replay replay) {}

    /** YAML: {@code streaming-attention-released: {k: 0}}. */
    public record Released(
            @Doc("K: layers below it see every token") @DefaultValue("0") @Range(min = 0) int k) {}

    private static Strategy pattern(int k, Visibility visibility, Replay replay) {
        return new Strategy(List.of(), replay, List.of(new AttentionPattern(k, visibility)));
    }
}
