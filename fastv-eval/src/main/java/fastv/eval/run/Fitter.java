package fastv.eval.run;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.inject.Inject;
import fastv.core.error.BadInputException;
import fastv.core.fit.StrategyFit;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Finds a strategy's options on the model and the samples of a plan. */
public final class Fitter {
    private final Checkpoints checkpoints;

    @Inject
    public Fitter(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * Runs a search over all samples of a plan.
     *
     * @param seen takes the number of samples so far, after each
     * @throws BadInputException if the search fits neither model nor samples
     */
    public JsonObject fit(ExperimentPlan plan, StrategyFit fit, IntConsumer seen) {
        TorchEngine engine =
                TorchEngine.start(
                        plan.experiment().device().name().toLowerCase(Locale.ROOT),
                        plan.experiment().threads());
        try (VisionLanguageModel model =
                        checkpoints.open(plan.checkpoint(), engine, plan.options());
                SampleSource.Stream samples = plan.samples().open()) {
            StrategyFit.Search search = fit.on(model.decoder(), model.card().shape().decoder());
            for (int count = 1; samples.hasNext(); count++) {
                add(model, samples.next(), search);
                seen.accept(count);
            }
            return search.result();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("fit: " + e.getMessage(), e);
        }
    }

    private static void add(VisionLanguageModel model, Sample sample, StrategyFit.Search search) {
        try (NDManager scope = model.newScope()) {
            Sight sight = model.see(scope, sample.pictures());
            Prompt prompt = model.prompt(PromptStream.conversation(sample), sight);
            search.add(model.embeddings(scope, prompt, sight), prompt.layout(), scope);
        }
    }
}
