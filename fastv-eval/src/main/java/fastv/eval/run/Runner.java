package fastv.eval.run;

import fastv.core.analysis.Analysis;
import fastv.core.cost.FlopsFormula;
import fastv.core.journal.EntryKey;
import fastv.core.journal.Journal;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.MethodFailure;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a plan: samples in the outer loop, settings and seeds in the inner one, so that all that
 * settings share is computed once. Each answer is in the journal before the next begins; answers
 * that are there already are not made again.
 */
public final class Runner {
    /** The analysis whose figures show pictures. */
    private static final String SHOWING = "scores";

    private final Checkpoints checkpoints;
    private final Map<String, FlopsFormula> formulas;

    @Inject
    public Runner(Checkpoints checkpoints, Map<String, FlopsFormula> formulas) {
        this.checkpoints = checkpoints;
        this.formulas = Map.copyOf(formulas);
    }

    /**
     * Runs what is missing of a plan.
     *
     * @return the run's folder, whose journal is complete
     * @throws java.util.concurrent.CancellationException if it was asked to stop; the journal holds
     *     all answers up to there
     * @throws fastv.core.error.BadInputException if weights or pictures cannot be used, or another
     *     process runs the same plan
     */
    public RunFolder run(ExperimentPlan plan, StopSignal stop, RunListener listener) {
        RunFolder folder = plan.folder();
        folder.create(plan.file().resolvedYaml());
        try (Journal journal = Journal.open(folder)) {
            listener.begun(folder, journal.size(), plan.answers());
            if (journal.size() < plan.answers()) {
                answer(plan, journal, stop, listener);
            }
        }
        return folder;
    }

    private void answer(
            ExperimentPlan plan, Journal journal, StopSignal stop, RunListener listener) {
        TorchEngine engine =
                TorchEngine.start(
                        plan.experiment().device().name().toLowerCase(Locale.ROOT),
                        plan.experiment().threads());
        try (VisionLanguageModel model =
                checkpoints.open(plan.checkpoint(), engine, plan.options())) {
            EntryMaker entries = new EntryMaker(plan, engine, model, formulas);
            ShownPictures shown = new ShownPictures(plan.folder().path());
            new Pass(plan, model, journal, entries, shown, stop, listener, new HashSet<>()).run();
        }
    }

    /** One pass over the samples. */
    private record Pass(
            ExperimentPlan plan,
            VisionLanguageModel model,
            Journal journal,
            EntryMaker entries,
            ShownPictures shown,
            StopSignal stop,
            RunListener listener,
            Set<String> failed) {

        void run() {
            warmUp();
            try (SampleSource.Stream samples = plan.samples().open();
                    SeenPictures pictures = new SeenPictures(model, plan)) {
                for (long index = 0; samples.hasNext(); index++) {
                    Sample sample = samples.next();
                    if (isMissing(sample)) {
                        answer(sample, index, pictures);
                    }
                }
            }
        }

        /**
         * Every setting once per sample, since each compiles and allocates in its own way. Not
         * analysed.
         */
        private void warmUp() {
            try (SampleSource.Stream samples = plan.samples().open();
                    SeenPictures pictures = new SeenPictures(model, plan)) {
                for (int i = 0; i < plan.experiment().warmUp() && samples.hasNext(); i++) {
                    try (OpenSample open = open(samples.next(), i, pictures)) {
                        for (PlannedSetting setting : working()) {
                            listener.warmingUp();
                            attempt(open, setting, plan.seeds().get(0), Map.of());
                        }
                    }
                }
            }
        }

        private boolean isMissing(Sample sample) {
            return working().stream()
                    .anyMatch(
                            setting ->
                                    plan.seeds().stream()
                                            .anyMatch(seed -> !has(setting, seed, sample)));
        }

        private boolean has(PlannedSetting setting, long seed, Sample sample) {
            return journal.has(new EntryKey(setting.label(), seed, sample.id()));
        }

        private OpenSample open(Sample sample, long index, SeenPictures pictures) {
            return new OpenSample(model, plan, sample, pictures.of(sample), index, stop);
        }

        private void answer(Sample sample, long index, SeenPictures pictures) {
            if (plan.analyses().containsKey(SHOWING)) {
                shown.save(sample);
            }
            try (OpenSample open = open(sample, index, pictures)) {
                for (PlannedSetting setting : working()) {
                    for (long seed : plan.seeds()) {
                        if (!has(setting, seed, sample) && !failed.contains(setting.label())) {
                            attempt(open, setting, seed, plan.analyses())
                                    .ifPresent(made -> append(open, setting, seed, made));
                        }
                    }
                }
            }
        }

        private void append(
                OpenSample open, PlannedSetting setting, long seed, OpenSample.Answered answered) {
            JournalEntry entry = entries.entry(open, setting, seed, answered);
            journal.append(entry);
            listener.answered(entry);
        }

        /** One method's exception ends that setting, not the run. */
        private Optional<OpenSample.Answered> attempt(
                OpenSample open,
                PlannedSetting setting,
                long seed,
                Map<String, Analysis> analyses) {
            try {
                return Optional.of(open.answer(setting.strategy(), seed, analyses));
            } catch (MethodFailure e) {
                failed.add(setting.label());
                listener.failed(setting.label(), open.sample().id(), e);
                return Optional.empty();
            }
        }

        private List<PlannedSetting> working() {
            return plan.settings().stream()
                    .filter(setting -> !failed.contains(setting.label()))
                    .toList();
        }
    }
}
