package fastv.eval.run;

import fastv.core.compose.StrategyComposer;
import fastv.core.error.BadInputException;
import fastv.core.journal.RunIdentity;
import fastv.core.kernel.Dtype;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.model.Prompt;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Strategy;
import fastv.eval.data.DataSurvey;
import fastv.eval.data.FirstSamples;
import fastv.eval.data.QuestionFolder;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import fastv.eval.experiment.DataSettings;
import fastv.eval.experiment.Experiment;
import fastv.eval.experiment.ExperimentFile;
import fastv.eval.experiment.ExperimentReader;
import fastv.eval.experiment.ImageProcessorChoice;
import fastv.eval.experiment.ModelSettings;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes plans: reads no weight and starts no engine. */
public final class Planner {
    private static final int MOST_PROBLEMS = 100;

    private final Parts<Part<?, Strategy>> strategies;
    private final StrategyComposer composer;
    private final Checkpoints checkpoints;

    @Inject
    public Planner(
            Map<String, Part<?, Strategy>> strategies,
            StrategyComposer composer,
            Checkpoints checkpoints) {
        this.strategies = new Parts<>("strategy", strategies);
        this.composer = composer;
        this.checkpoints = checkpoints;
    }

    /**
     * The plan of an experiment file.
     *
     * @param file the file
     * @param overrides {@code key.path=value} from the command line
     * @param version of the program
     * @throws BadInputException with one line per problem of the file, the model or the data
     */
    public ExperimentPlan plan(Path file, List<String> overrides, String version) {
        ExperimentFile read = new ExperimentReader(strategies).read(file, overrides);
        Experiment experiment = read.experiment();
        OpenOptions options = options(experiment);
        ModelCard card = card(read, options);
        SampleSource samples = samples(experiment);
        DataSurvey data = DataSurvey.of(samples);
        List<PlannedSetting> settings =
                new StrategyReader(strategies, composer, card, data).read(read.settings());
        RunIdentity identity =
                new RunIdentity(
                        PlanHash.of(read.resolved()),
                        checkpoints.fingerprint(experiment.model().checkpoint()),
                        data.hash(),
                        version);
        ExperimentPlan plan =
                new ExperimentPlan(read, card, options, settings, samples, data, identity);
        checkSamples(plan);
        return plan;
    }

    private ModelCard card(ExperimentFile file, OpenOptions options) {
        Path checkpoint = file.experiment().model().checkpoint();
        if (!checkpoint.toFile().isDirectory()) {
            throw file.problemAt(
                    "model.checkpoint",
                    "expected a folder with a checkpoint, found none at " + checkpoint);
        }
        return checkpoints.describe(checkpoint, options);
    }

    private static OpenOptions options(Experiment experiment) {
        ModelSettings model = experiment.model();
        Optional<String> processor =
                model.imageProcessor() == ImageProcessorChoice.CHECKPOINT
                        ? Optional.empty()
                        : Optional.of(
                                model.imageProcessor()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
        return new OpenOptions(
                Dtype.valueOf(experiment.dtype().name()), model.template(), processor);
    }

    private static SampleSource samples(Experiment experiment) {
        DataSettings data = experiment.data();
        SampleSource all = new QuestionFolder(data.questions(), data.imageFolder());
        return experiment
                .limits()
                .samples()
                .<SampleSource>map(count -> new FirstSamples(all, count))
                .orElse(all);
    }

    /** Every prompt must fit the model, and a model without eyes gets no pictures. */
    private void checkSamples(ExperimentPlan plan) {
        try (PromptStream prompts = PromptStream.of(plan, checkpoints)) {
            List<String> problems = new java.util.ArrayList<>();
            while (problems.size() < MOST_PROBLEMS && prompts.hasNext()) {
                checkSample(plan, prompts.next()).ifPresent(problems::add);
            }
            if (!problems.isEmpty()) {
                throw new BadInputException(problems);
            }
        }
    }

    private static Optional<String> checkSample(ExperimentPlan plan, PromptStream.Asked asked) {
        Sample sample = asked.sample();
        ModelCard card = plan.card();
        if (card.imageTokens().isEmpty() && !sample.pictures().isEmpty()) {
            return Optional.of(
                    sample.place()
                            + ": image: expected no picture, since "
                            + card.family()
                            + " reads text only, got "
                            + sample.pictures().size());
        }
        Prompt prompt = asked.prompt();
        int most = prompt.size() + plan.maxNewTokens();
        return most <= card.maxPositions()
                ? Optional.empty()
                : Optional.of(
                        sample.place()
                                + ": expected a prompt that leaves room for "
                                + plan.maxNewTokens()
                                + " new tokens in the model's "
                                + card.maxPositions()
                                + " positions, got one of "
                                + prompt.size()
                                + " tokens");
    }
}
