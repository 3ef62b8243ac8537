package fastv.eval.run;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.journal.RunFolder;
import fastv.core.model.SampleCheckpoint;
import fastv.core.prune.MethodFailure;
import fastv.core.score.Judge;
import fastv.core.score.Scorer;
import fastv.eval.plugin.Composition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the sample run, or variations of it, inside the test. */
final class SampleRun {
    static final Path FILE = Path.of("src/test/resources/sample-run/experiment.yaml");

    private final Injector injector = Composition.ofClassPath();
    private final Path output;

    /**
     * @param output where run folders are made
     */
    SampleRun(Path output) {
        this.output = output;
    }

    ExperimentPlan plan(String... overrides) {
        return plan(FILE, "test", overrides);
    }

    ExperimentPlan plan(Path file, String version, String... overrides) {
        List<String> all = new ArrayList<>(List.of(overrides));
        all.add("output=" + output.toAbsolutePath());
        return injector.getInstance(Planner.class).plan(file, all, version);
    }

    RunFolder run(ExperimentPlan plan) {
        return run(plan, new StopSignal(), new Silence());
    }

    RunFolder run(ExperimentPlan plan, StopSignal stop, RunListener listener) {
        return injector.getInstance(Runner.class).run(plan, stop, listener);
    }

    Forecast forecast(ExperimentPlan plan) {
        return injector.getInstance(Forecaster.class).forecast(plan);
    }

    /** Tells of single answers whether they are right, as reports do. */
    Judge judge() {
        return new Judge(injector.getInstance(Key.get(new TypeLiteral<Map<String, Scorer>>() {})));
    }

    /** Writes the small generated checkpoint, which has CLIP's text tower beside it. */
    void writeModel(Path folder) throws IOException {
        injector.getInstance(SampleCheckpoint.class).write(folder);
    }

    static List<JournalEntry> entries(RunFolder folder) {
        List<JournalEntry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder.journal())) {
            reader.forEachRemaining(entries::add);
        }
        return entries;
    }

    /** Hears nothing. */
    static class Silence implements RunListener {
        @Override
        public void begun(RunFolder folder, long present, long all) {}

        @Override
        public void warmingUp() {}

        @Override
        public void failed(String setting, String sample, MethodFailure failure) {}

        @Override
        public void answered(JournalEntry entry) {}
    }
}
