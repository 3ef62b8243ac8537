package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.model.Picture;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SceneSamplesTest {
    private static final int SCENES = 40;
    private static final List<QuestionKind> KINDS = List.copyOf(SampleKinds.all().values());

    @Test
    void every_kind_asks_at_most_once_about_a_scene() {
        List<Sample> samples = read(samples(KINDS, Optional.empty()));
        assertThat(samples).extracting(Sample::id).doesNotHaveDuplicates();
        assertThat(samples.stream().map(Sample::pictureNames).distinct()).hasSize(SCENES);
        assertThat(samples.stream().map(sample -> sample.kind().orElseThrow()).distinct())
                .hasSize(KINDS.size());
    }

    @Test
    void what_a_kind_asks_does_not_hang_on_the_other_kinds() {
        List<Sample> alone = read(samples(KINDS.subList(0, 1), Optional.empty()));
        assertThat(alone).isNotEmpty();
        List<String> questions =
                read(samples(KINDS, Optional.empty())).stream()
                        .map(sample -> sample.id() + sample.question() + sample.references())
                        .toList();
        assertThat(alone)
                .allMatch(
                        sample ->
                                questions.contains(
                                        sample.id() + sample.question() + sample.references()));
    }

    @Test
    void a_limit_takes_some_of_the_kinds_and_every_reading_the_same() {
        SceneSamples two = samples(KINDS, Optional.of(2));
        List<Sample> samples = read(two);
        assertThat(samples).hasSize(2 * SCENES);
        List<Sample> again = read(two);
        for (int i = 0; i < samples.size(); i++) {
            assertThat(again.get(i).id()).isEqualTo(samples.get(i).id());
            assertThat(rgb(again.get(i))).isEqualTo(rgb(samples.get(i)));
        }
    }

    @Test
    void another_seed_draws_other_scenes() {
        var seen = new HashSet<List<Byte>>();
        for (long seed = 0; seed < 3; seed++) {
            SceneSamples scenes = new SceneSamples(SceneSplit.TEST, seed, 1, KINDS, Optional.of(1));
            List<Byte> levels = new ArrayList<>();
            for (byte level : rgb(read(scenes).get(0))) {
                levels.add(level);
            }
            seen.add(levels);
        }
        assertThat(seen).hasSize(3);
    }

    private static byte[] rgb(Sample sample) {
        return ((Picture.Pixels) sample.pictures().get(0)).rgb();
    }

    private static SceneSamples samples(List<QuestionKind> kinds, Optional<Integer> questions) {
        return new SceneSamples(SceneSplit.TEST, 0, SCENES, kinds, questions);
    }

    private static List<Sample> read(SampleSource source) {
        List<Sample> samples = new ArrayList<>();
        try (SampleSource.Stream stream = source.open()) {
            stream.forEachRemaining(samples::add);
        }
        return samples;
    }
}
