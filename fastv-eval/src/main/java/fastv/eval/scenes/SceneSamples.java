package fastv.eval.scenes;

import fastv.core.model.Picture;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A fixed number of scenes as samples: each kind asks at most one question about a scene, so that
 * within a kind no two answers share a picture. Drawn anew at every reading; a scene and its
 * questions depend on split, seed and the scene's number alone, a question also on its kind, but on
 * none of the other kinds.
 *
 * @param split which scenes
 * @param seed another seed, other scenes
 * @param scenes how many
 * @param kinds in the order in which they ask
 * @param questions how many of the kinds that fit a scene ask about it, drawn; without it, all
 */
public record SceneSamples(
        SceneSplit split,
        long seed,
        int scenes,
        List<QuestionKind> kinds,
        Optional<Integer> questions)
        implements SampleSource {
    private static final int MOST_DRAWS = 100_000;

    /** Keeps these streams apart from those of {@link SceneSource}. */
    private static final long STREAM = 0x53414d504c455331L;

    public SceneSamples {
        kinds = List.copyOf(kinds);
    }

    @Override
    public String name() {
        return "scenes";
    }

    @Override
    public Stream open() {
        return new Drawing();
    }

    private Scene scene(int number) {
        SceneGenerator generator = new SceneGenerator();
        SceneRandom random = random(number, 0);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Scene scene = generator.draw(random);
            if (SceneSplit.of(scene) == split) {
                return scene;
            }
        }
        throw new IllegalStateException("found no scene of split " + split);
    }

    private SceneRandom random(int number, int purpose) {
        return SceneRandom.of(STREAM, seed, split.name().hashCode(), number, purpose);
    }

    /** One scene's samples. */
    private List<Sample> samples(int number) {
        Scene scene = scene(number);
        String name = "%06d".formatted(number);
        Picture picture =
                new Picture.Pixels(
                        "scene " + name, Scene.SIDE, Scene.SIDE, new ScenePainter().paint(scene));
        List<SceneQuestion> asked = new ArrayList<>();
        for (QuestionKind kind : kinds) {
            kind.ask(scene, random(number, kind.name().hashCode())).ifPresent(asked::add);
        }
        List<SceneQuestion> chosen =
                questions
                        .map(most -> random(number, 1).shuffled(asked).stream().limit(most))
                        .orElseGet(asked::stream)
                        .toList();
        return chosen.stream().map(question -> sample(name, picture, question)).toList();
    }

    private static Sample sample(String name, Picture picture, SceneQuestion question) {
        String id = name + "-" + question.kind();
        return new Sample(
                id,
                List.of(picture),
                question.question(),
                question.references(),
                Optional.of(question.kind()),
                Optional.empty(),
                "scenes:" + id);
    }

    /** Scene after scene. */
    private final class Drawing implements Stream {
        private final Deque<Sample> ready = new ArrayDeque<>();
        private int drawn;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && drawn < scenes) {
                ready.addAll(samples(drawn++));
            }
            return !ready.isEmpty();
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException("scene " + drawn);
            }
            return ready.remove();
        }

        @Override
        public void close() {
            ready.clear();
            drawn = scenes;
        }
    }
}
