package fastv.eval.run;

import fastv.core.error.BadInputException;
import fastv.core.model.Checkpoints;
import fastv.core.model.Conversation;
import fastv.core.model.Prompt;
import fastv.core.model.PromptMaker;
import fastv.core.prune.VisualNeed;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.Iterator;
import java.util.List;

/** The prompts of a plan, one at a time, made without the model's weights. */
final class PromptStream implements Iterator<PromptStream.Asked>, AutoCloseable {
    /**
     * A sample and how the model will be asked.
     *
     * @param sample the sample
     * @param prompt its prompt
     */
    record Asked(Sample sample, Prompt prompt) {}

    private final ExperimentPlan plan;
    private final PromptMaker prompts;
    private final SampleSource.Stream samples;

    private PromptStream(ExperimentPlan plan, PromptMaker prompts, SampleSource.Stream samples) {
        this.plan = plan;
        this.prompts = prompts;
        this.samples = samples;
    }

    static PromptStream of(ExperimentPlan plan, Checkpoints checkpoints) {
        SampleSource.Stream samples = plan.samples().open();
        return new PromptStream(
                plan, checkpoints.prompts(plan.checkpoint(), plan.options()), samples);
    }

    /** What a sample asks. */
    static Conversation conversation(Sample sample) {
        return Conversation.question(sample.question(), sample.pictures().size());
    }

    @Override
    public boolean hasNext() {
        return samples.hasNext();
    }

    /**
     * The next prompt.
     *
     * @throws BadInputException if its model reads no pictures and the sample has some
     */
    @Override
    public Asked next() {
        Sample sample = samples.next();
        if (plan.card().imageTokens().isEmpty() && !sample.pictures().isEmpty()) {
            throw new BadInputException(
                    sample.place()
                            + ": image: expected no picture, since "
                            + plan.card().family()
                            + " reads text only, got "
                            + sample.pictures().size());
        }
        List<Integer> tokens = plan.tokensPerPicture(sample);
        return new Asked(sample, prompts.prompt(conversation(sample), tokens));
    }

    /** Multiply-accumulates of reading a sample's question for a stage before the decoder. */
    long questionMacs(VisualNeed need, Asked asked) {
        return prompts.questionMacs(
                need, asked.sample().question(), asked.sample().pictures().size());
    }

    @Override
    public void close() {
        prompts.close();
        samples.close();
    }
}
