package fastv.eval.scenes;

import com.google.inject.Provider;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.eval.data.SampleSource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data format {@code scenes}: whatever kinds of question are bound can be asked. */
public final class SceneFormat implements Provider<Part<?, SampleSource>> {
    private final Parts<QuestionKind> kinds;

    @Inject
    SceneFormat(Map<String, QuestionKind> kinds) {
        this.kinds = new Parts<>("kinds", kinds);
    }

    /** YAML: {@code {format: scenes, split: test, scenes: 2000}}. */
    public record Settings(
            @Doc("Which scenes; the splits share none.") @DefaultValue("test") SceneSplit split,
            @Doc("Another seed, other scenes.") @DefaultValue("0") long seed,
            @Doc("How many scenes are drawn.") @DefaultValue("200") @Range(min = 1) int scenes,
            @Doc("Kinds of question; without any, all but those that only help training.")
                    @DefaultValue("[]")
                    List<String> kinds,
            @Doc(
                            "How many of the kinds that fit a scene ask about it, each at most once;"
                                    + " without it, all.")
                    @Range(min = 1)
                    Optional<Integer> questions) {
        public Settings {
            kinds = List.copyOf(kinds);
        }
    }

    @Override
    public Part<?, SampleSource> get() {
        return new Part<>(
                Settings.class,
                this::source,
                "scenes drawn from a seed, with questions of every kind; single pictures, no clips",
                "made by this project; fastv scenes writes some to look at");
    }

    private SampleSource source(Settings settings) {
        List<QuestionKind> asked =
                settings.kinds().isEmpty()
                        ? kinds.names().stream()
                                .map(kinds::get)
                                .filter(kind -> !kind.isTrainingAid())
                                .toList()
                        : settings.kinds().stream().map(kinds::get).toList();
        return new SceneSamples(
                settings.split(), settings.seed(), settings.scenes(), asked, settings.questions());
    }
}
