package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClipSourceTest {
    private final ClipSource source = new ClipSource(SceneSplit.TEST, 4);
    private final List<Clip> clips = IntStream.range(0, 600).mapToObj(source::example).toList();

    @Test
    void the_answer_follows_from_the_frames() {
        for (Clip clip : clips) {
            List<Optional<SceneObject>> seen =
                    clip.frames().stream()
                            .map(s -> s.find(clip.actor().colour(), clip.actor().shape()))
                            .toList();
            assertThat(clip.question().answer()).isEqualTo(told(seen.get(0), seen.get(3)));
            assertThat(clip.question().question()).contains(clip.actor().words());
        }
    }

    @Test
    void the_data_format_shows_the_same_clips_at_every_reading() {
        var settings = new ClipFormat.Settings(SceneSplit.TEST, 4, 3);
        SampleSource format = ClipFormat.PART.make().apply(settings);
        for (int reading = 0; reading < 2; reading++) {
            try (SampleSource.Stream stream = format.open()) {
                for (Clip clip : clips.subList(0, 3)) {
                    Sample sample = stream.next();
                    assertThat(sample.question()).isEqualTo(clip.question().question());
                    assertThat(sample.references()).containsExactly(clip.question().answer());
                    assertThat(sample.pictures()).hasSize(ClipSource.FRAMES);
                }
                assertThat(stream.hasNext()).isFalse();
            }
        }
    }

    @Test
    void nothing_hides_anything_in_any_frame() {
        for (Clip clip : clips) {
            for (Scene frame : clip.frames()) {
                List<SceneObject> objects = frame.objects();
                for (SceneObject object : objects) {
                    assertThat(frame.digits()).noneMatch(d -> d.box().meets(object.box()));
                    assertThat(objects)
                            .noneMatch(o -> !o.equals(object) && o.box().meets(object.box()));
                }
            }
        }
    }

    @Test
    void all_events_are_equally_frequent_and_all_clips_of_the_split() {
        Map<ClipEvent, Integer> events = new EnumMap<>(ClipEvent.class);
        for (Clip clip : clips) {
            events.merge(clip.event(), 1, Integer::sum);
            assertThat(ClipSource.splitOf(clip)).isEqualTo(SceneSplit.TEST);
        }
        assertThat(events.values()).hasSize(6).allMatch(count -> count > 70 && count < 130);
    }

    @Test
    void an_example_depends_on_its_index_alone() {
        assertThat(new ClipSource(SceneSplit.TEST, 4).example(77)).isEqualTo(clips.get(77));
    }

    @Test
    void its_words_are_in_the_exported_list() {
        TreeSet<String> words = new TreeSet<>(new SceneVocabulary(SampleKinds.all()).words());
        for (Clip clip : clips) {
            String text = clip.question().question() + " " + clip.question().answer();
            assertThat(words).contains(text.replace("?", "").split(" ", -1));
        }
    }

    private static String told(Optional<SceneObject> first, Optional<SceneObject> last) {
        if (first.isEmpty()) {
            return "appear";
        } else if (last.isEmpty()) {
            return "disappear";
        }
        int right = last.get().x() - first.get().x();
        int down = last.get().y() - first.get().y();
        if (right != 0) {
            return right > 0 ? "right" : "left";
        }
        return down > 0 ? "down" : "up";
    }
}
