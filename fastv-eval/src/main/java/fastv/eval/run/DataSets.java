package fastv.eval.run;

import fastv.core.config.Problems;
import fastv.core.error.BadInputException;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.eval.data.ChangedSamples;
import fastv.eval.data.FirstSamples;
import fastv.eval.data.NoisePictures;
import fastv.eval.data.OtherPictures;
import fastv.eval.data.SampleSource;
import fastv.eval.data.SeveralSets;
import fastv.eval.experiment.DataEntry;
import fastv.eval.experiment.DataSettings;
import fastv.eval.experiment.ExperimentFile;
import fastv.eval.experiment.PictureSettings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the data sets of an experiment file to one source of samples. */
public final class DataSets {
    private final Parts<Part<?, SampleSource>> formats;

    @Inject
    public DataSets(Map<String, Part<?, SampleSource>> formats) {
        this.formats = new Parts<>("data format", formats);
    }

    /** The formats by public name. */
    public Parts<Part<?, SampleSource>> formats() {
        return formats;
    }

    /**
     * All samples of an experiment.
     *
     * @throws BadInputException if a set cannot be made of its keys
     */
    SampleSource samples(ExperimentFile file) {
        Problems problems = new Problems();
        Optional<Integer> limit = file.experiment().limits().samples();
        List<SampleSource> sources = new ArrayList<>();
        List<SeveralSets.Named> named = new ArrayList<>();
        for (DataEntry entry : file.data()) {
            build(entry, problems)
                    .<SampleSource>map(
                            all ->
                                    limit.<SampleSource>map(n -> new FirstSamples(all, n))
                                            .orElse(all))
                    .ifPresent(
                            source -> {
                                sources.add(source);
                                entry.settings()
                                        .name()
                                        .map(name -> new SeveralSets.Named(name, source))
                                        .ifPresent(named::add);
                            });
        }
        problems.throwIfAny();
        return named.isEmpty() ? sources.get(0) : new SeveralSets(named);
    }

    private Optional<SampleSource> build(DataEntry entry, Problems problems) {
        try {
            return Optional.of(changed(entry.build(formats), entry.settings()));
        } catch (BadInputException e) {
            e.problems().forEach(problem -> problems.at(entry.node(), problem));
            return Optional.empty();
        }
    }

    private static SampleSource changed(SampleSource source, DataSettings settings) {
        SampleSource shown =
                settings.picture().map(picture -> replaced(source, picture)).orElse(source);
        Map<String, String> scoring = settings.scoring();
        return scoring.isEmpty()
                ? shown
                : new ChangedSamples(shown, sample -> sample.scoredAs(scoring));
    }

    private static SampleSource replaced(SampleSource source, PictureSettings picture) {
        return switch (picture.replace()) {
            case NOISE -> new ChangedSamples(source, new NoisePictures(picture.seed()));
            case OTHER_SAMPLE -> new OtherPictures(source, picture.seed());
        };
    }
}
