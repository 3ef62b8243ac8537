package fastv.eval.scenes;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.model.Picture;
import fastv.core.plugin.Part;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The data format {@code clips}: short clips, each a question about {@value ClipSource#FRAMES}
 * pictures in the order of time.
 */
public final class ClipFormat {

    /** YAML: {@code {format: clips, split: test, clips: 200}}. */
    public record Settings(
            @Doc("Which clips; the splits share none.") @DefaultValue("test") SceneSplit split,
            @Doc("Another seed, other clips.") @DefaultValue("0") long seed,
            @Doc("How many clips are drawn.") @DefaultValue("200") @Range(min = 1) int clips) {}

    /** What the registry binds. */
    public static final Part<Settings, SampleSource> PART =
            new Part<>(
                    Settings.class,
                    Clips::new,
                    "clips of four frames drawn from a seed, with a question about what happens",
                    "made by this project; fastv scenes --clips writes some to look at");

    private ClipFormat() {}

    /** Drawn anew at every reading. */
    private record Clips(Settings settings) implements SampleSource {
        @Override
        public String name() {
            return "clips";
        }

        @Override
        public Stream open() {
            ClipSource source = new ClipSource(settings.split(), settings.seed());
            return new Stream() {
                private int drawn;

                @Override
                public boolean hasNext() {
                    return drawn < settings.clips();
                }

                @Override
                public Sample next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("clip " + drawn);
                    }
                    return sample(drawn, source.example(drawn++));
                }

                @Override
                public void close() {
                    drawn = settings.clips();
                }
            };
        }

        private static Sample sample(int number, Clip clip) {
            String id = "%06d".formatted(number);
            List<Picture> frames = new ArrayList<>();
            for (Scene frame : clip.frames()) {
                frames.add(
                        new Picture.Pixels(
                                "clip %s, frame %d".formatted(id, frames.size()),
                                Scene.SIDE,
                                Scene.SIDE,
                                new ScenePainter().paint(frame)));
            }
            SceneQuestion question = clip.question();
            return new Sample(
                    id,
                    frames,
                    question.question(),
                    question.references(),
                    Optional.of(question.kind()),
                    Optional.empty(),
                    "clips:" + id);
        }
    }
}
