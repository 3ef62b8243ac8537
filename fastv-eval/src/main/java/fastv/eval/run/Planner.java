package fastv.eval.run;

import fastv.core.analysis.Analysis;
import fastv.core.config.Problems;
import fastv.core.error.BadInputException;
import fastv.core.journal.RunIdentity;
import fastv.core.kernel.Dtype;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.eval.data.DataSurvey;
import fastv.eval.data.SampleSource;
import fastv.eval.experiment.Experiment;
import fastv.eval.experiment.ExperimentFile;
import fastv.eval.experiment.ExperimentReader;
import fastv.eval.experiment.ImageProcessorChoice;
import fastv.eval.experiment.ModelSettings;
import fastv.eval.experiment.RequestedAnalysis;
import fastv.eval.experiment.StrategyReader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes plans: reads no weight and starts no engine. */
public final class Planner {
    private static final int MOST_PROBLEMS = 100;

    private final StrategyReader strategies;
    private final DataSets dataSets;
    private final Checkpoints checkpoints;
    private final Parts<Part<?, Analysis>> analyses;

    @Inject
    public Planner(
            StrategyReader strategies,
            DataSets dataSets,
            Checkpoints checkpoints,
            Map<String, Part<?, Analysis>> analyses) {
        this.strategies = strategies;
        this.dataSets = dataSets;
        this.checkpoints = checkpoints;
        this.analyses = new Parts<>("analysis", analyses);
    }

    /** The analyses by public name. */
    public Parts<Part<?, Analysis>> analyses() {
        return analyses;
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
        ExperimentFile read =
                new ExperimentReader(strategies.parts(), dataSets.formats(), analyses)
                        .read(file, overrides);
        Experiment experiment = read.experiment();
        OpenOptions options = options(experiment);
        ModelCard card = card(read, options);
        checkAnalyses(read, card);
        SampleSource samples = dataSets.samples(read);
        DataSurvey data = DataSurvey.of(samples);
        List<PlannedSetting> settings =
                new StrategyCheck(strategies, card, data).plan(read.settings());
        RunIdentity identity =
                new RunIdentity(
                        PlanHash.of(read.resolved(), read.settings()),
                        checkpoints.fingerprint(experiment.model().checkpoint()),
                        data.hash(),
                        version);
        ExperimentPlan plan =
                new ExperimentPlan(read, card, options, settings, samples, data, identity);
        checkSamples(plan);
        return plan;
    }

    private static void checkAnalyses(ExperimentFile file, ModelCard card) {
        Problems problems = new Problems();
        for (RequestedAnalysis requested : file.analyses()) {
            requested
                    .analysis()
                    .refusal(card)
                    .ifPresent(text -> problems.at(requested.options(), text));
        }
        problems.throwIfAny();
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

    /** Every prompt must fit the model. */
    private void checkSamples(ExperimentPlan plan) {
        List<String> problems = new ArrayList<>();
        try (PromptStream prompts = PromptStream.of(plan, checkpoints)) {
            while (problems.size() < MOST_PROBLEMS && prompts.hasNext()) {
                try {
                    checkRoom(plan, prompts.next()).ifPresent(problems::add);
                } catch (BadInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
    }

    private static Optional<String> checkRoom(ExperimentPlan plan, PromptStream.Asked asked) {
        int tokens = asked.prompt().size();
        int positions = plan.card().maxPositions();
        return tokens + plan.maxNewTokens() <= positions
                ? Optional.empty()
                : Optional.of(
                        asked.sample().place()
                                + ": expected a prompt that leaves room for "
                                + plan.maxNewTokens()
                                + " new tokens in the model's "
                                + positions
                                + " positions, got one of "
                                + tokens
                                + " tokens");
    }
}
