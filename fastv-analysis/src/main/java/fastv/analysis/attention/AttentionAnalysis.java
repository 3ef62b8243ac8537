package fastv.analysis.attention;

import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.plugin.Part;
import java.util.Optional;

/**
 * Attention allocation and efficiency, equations 2 to 4 of Chen et al., arXiv:2403.06764: of every
 * forward pass the last query's row, summed by kind of token and added up.
 *
 * @param settings what is read
 */
public record AttentionAnalysis(Options settings) implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Options, Analysis> PART =
            new Part<>(
                    Options.class,
                    AttentionAnalysis::new,
                    "how much attention system, image, instruction and output tokens receive in each"
                            + " layer while an answer is decoded: allocation and efficiency",
                    "arXiv:2403.06764, equations 2 to 4, figure 3");

    /** YAML: {@code attention: {own: true}}. */
    public record Options(
            @Doc(
                            "whether each output token's own row is read too, which takes one more"
                                    + " pass per answer; the row that chose the token always is")
                    @DefaultValue("false")
                    boolean own,
            @Doc("whether the journal keeps heads apart instead of their mean")
                    @DefaultValue("true")
                    boolean perHead) {}

    @Override
    public Optional<AnswerWatch> watch(WatchedAnswer answer) {
        // under a method of the caches every head sees keys of its own, so segments have no one
        // size
        return answer.strategy().cache().isPresent()
                ? Optional.empty()
                : Optional.of(new AttentionWatch(settings, answer.sample()));
    }
}
