package fastv.eval.run;

import fastv.core.analysis.Analysis;
import fastv.core.journal.RunFolder;
import fastv.core.journal.RunIdentity;
import fastv.core.kernel.Dtype;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.prune.VisualNeed;
import fastv.eval.data.DataSurvey;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import fastv.eval.experiment.Experiment;
import fastv.eval.experiment.ExperimentFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run will do: every sample under every setting with every seed. A setting that draws
 * nothing at random is run once per seed like the others: each entry of the journal is then a
 * measurement, never a copy.
 *
 * @param file the experiment file
 * @param card the model
 * @param options how the model is opened
 * @param settings what is compared
 * @param samples the data, already limited to the samples that are run
 * @param data what is known of them
 * @param identity what the results depend on
 */
public record ExperimentPlan(
        ExperimentFile file,
        ModelCard card,
        OpenOptions options,
        List<PlannedSetting> settings,
        SampleSource samples,
        DataSurvey data,
        RunIdentity identity) {

    public ExperimentPlan {
        settings = List.copyOf(settings);
    }

    /** The keys of the file. */
    public Experiment experiment() {
        return file.experiment();
    }

    /** Where the model lies. */
    public Path checkpoint() {
        return experiment().model().checkpoint();
    }

    /** What the model computes in. */
    public Dtype dtype() {
        return options.dtype();
    }

    /** Every setting runs once with each. */
    public List<Long> seeds() {
        return experiment().seeds();
    }

    /** An answer has no more tokens. */
    public int maxNewTokens() {
        return experiment().generation().maxNewTokens();
    }

    /** Answers per sample. */
    public int answersPerSample() {
        return Math.multiplyExact(settings.size(), seeds().size());
    }

    /** Answers in all: lines of the finished journal. */
    public long answers() {
        return (long) answersPerSample() * data.samples();
    }

    /** The folder of the run, whether it exists or not. */
    public RunFolder folder() {
        return RunFolder.under(experiment().output(), file.name(), identity);
    }

    /** The analyses by public name, in file order. */
    Map<String, Analysis> analyses() {
        Map<String, Analysis> analyses = new LinkedHashMap<>();
        file.analyses().forEach(asked -> analyses.put(asked.name(), asked.analysis()));
        return analyses;
    }

    /**
     * What stages before the decoder and analyses will read, over all settings: the tower runs
     * once.
     */
    Set<VisualNeed> visualNeeds() {
        return Stream.concat(
                        settings.stream()
                                .flatMap(setting -> setting.strategy().visual().stream())
                                .flatMap(stage -> stage.needs().stream()),
                        analyses().values().stream()
                                .flatMap(analysis -> analysis.visualNeeds().stream()))
                .collect(Collectors.toSet());
    }

    /** Visual tokens of each picture of a sample. */
    List<Integer> tokensPerPicture(Sample sample) {
        return Collections.nCopies(sample.pictures().size(), card.imageTokens().orElse(0));
    }
}
