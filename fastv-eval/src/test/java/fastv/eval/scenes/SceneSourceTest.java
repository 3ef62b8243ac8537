package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SceneSourceTest {
    @Test
    void an_example_depends_on_its_index_alone() {
        SceneSource source = SampleKinds.even(SceneSplit.TRAIN, 7, 5);
        List<SceneExample> forwards = IntStream.range(0, 50).mapToObj(source::example).toList();
        SceneSource again = SampleKinds.even(SceneSplit.TRAIN, 7, 5);
        List<SceneExample> threaded =
                IntStream.range(0, 50).parallel().mapToObj(again::example).toList();
        assertThat(threaded).isEqualTo(forwards);
        assertThat(again.example(49).pixels()).isEqualTo(forwards.get(49).pixels());
    }

    @Test
    void another_seed_or_split_is_another_stream() {
        SceneExample example = SampleKinds.even(SceneSplit.TRAIN, 7, 1).example(0);
        assertThat(SampleKinds.even(SceneSplit.TRAIN, 8, 1).example(0)).isNotEqualTo(example);
        assertThat(SampleKinds.even(SceneSplit.TEST, 7, 1).example(0)).isNotEqualTo(example);
    }

    @Test
    void no_question_is_asked_twice_about_a_picture() {
        SceneSource source = SampleKinds.even(SceneSplit.VALIDATION, 1, 8);
        for (int i = 0; i < 300; i++) {
            List<SceneQuestion> turns = source.example(i).turns();
            assertThat(turns).hasSizeBetween(1, 8);
            assertThat(turns).extracting(SceneQuestion::question).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_single_kind_finds_the_scenes_it_fits() {
        for (String kind : SampleKinds.all().keySet()) {
            SceneSource source = SampleKinds.only(kind, SceneSplit.TEST, 3);
            for (int i = 0; i < 20; i++) {
                assertThat(source.example(i).turns())
                        .extracting(SceneQuestion::kind)
                        .containsExactly(kind);
            }
        }
    }

    @Test
    void weights_decide_how_often_a_kind_is_drawn() {
        QuestionKind exists = SampleKinds.named("exists");
        QuestionKind size = SampleKinds.named("size");
        QuestionMix mix =
                new QuestionMix(
                        List.of(new QuestionMix.Share(exists, 3), new QuestionMix.Share(size, 1)),
                        1);
        SceneSource source = new SceneSource(SceneSplit.TRAIN, 1, mix);
        long asked =
                IntStream.range(0, 2_000)
                        .filter(i -> source.example(i).turns().get(0).kind().equals("exists"))
                        .count();
        assertThat(asked).isBetween(1_430L, 1_570L); // 1,500 expected, deviation 19
    }

    @Test
    void patches_show_what_lies_on_them() {
        Background black = new Background(0, 0, 0, 0, 0, 0, 0, List.of());
        SceneObject square = new SceneObject(Shape.SQUARE, Colour.GREEN, Size.LARGE, 20, 12, 0);
        Scene scene =
                new Scene(
                        List.of(square),
                        List.of(new Digit(4, 40, 40), new Digit(2, 50, 40)),
                        black);
        PatchLabels seen = PatchLabels.of(scene);
        int[] labels = seen.what();
        int pair = square.pair();
        // the square covers pixels 12 to 27 across and 4 to 19 down
        assertThat(pair).isEqualTo(1 * 4 + 1);
        assertThat(labels[0]).isEqualTo(PatchLabels.BACKGROUND);
        assertThat(labels[1]).isEqualTo(pair);
        assertThat(labels[8 + 2]).isEqualTo(pair);
        assertThat(labels[5 * 8 + 5]).isEqualTo(PatchLabels.DIGIT_ZERO + 4);
        assertThat(labels[5 * 8 + 6]).isEqualTo(PatchLabels.DIGIT_ZERO + 10 + 2);
        assertThat(seen.size()[8 + 2]).isEqualTo(Size.LARGE.number());
        assertThat(seen.place()[8 + 2]).isZero();
        assertThat(seen.size()[0]).isEqualTo(PatchLabels.NONE);
        assertThat(seen.place()[5 * 8 + 5]).isEqualTo(PatchLabels.NONE);
        assertThat(PatchLabels.pairs(scene)[pair]).isTrue();
        assertThat(IntStream.range(0, 24).filter(i -> PatchLabels.pairs(scene)[i])).hasSize(1);
    }
}
