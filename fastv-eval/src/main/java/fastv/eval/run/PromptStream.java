package fastv.eval.run;

import fastv.core.model.Checkpoints;
import fastv.core.model.Conversation;
import fastv.core.model.Prompt;
import fastv.core.model.PromptMaker;
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

    @Override
    public Asked next() {
        Sample sample = samples.next();
        List<Integer> tokens = plan.tokensPerPicture(sample);
        return new Asked(sample, prompts.prompt(conversation(sample), tokens));
    }

    @Override
    public void close() {
        prompts.close();
        samples.close();
    }
}
