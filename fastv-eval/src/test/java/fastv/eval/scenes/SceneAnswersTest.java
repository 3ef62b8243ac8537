package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are worked out again from the words of the question and the objects of the scene. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SceneAnswersTest {
    private static final int EXAMPLES = 600;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "color-of-shape",
                "shape-of-color",
                "size",
                "exists",
                "count",
                "spatial",
                "read-number",
                "multiple-choice"
            })
    void the_answer_follows_from_the_picture(String kind) {
        SceneSource source = SampleKinds.only(kind, SceneSplit.TEST, 11);
        for (int i = 0; i < EXAMPLES; i++) {
            SceneExample example = source.example(i);
            SceneQuestion turn = example.turns().get(0);
            assertThat(turn.answer())
                    .as("%s: %s", turn.question(), example.scene())
                    .isEqualTo(solve(example.scene(), turn.question()));
            assertThat(turn.references()).containsExactly(turn.answer());
        }
    }

    @Test
    void a_caption_and_its_references_name_every_object_once() {
        SceneSource source = SampleKinds.only("caption", SceneSplit.TEST, 11);
        for (int i = 0; i < EXAMPLES; i++) {
            Scene scene = source.example(i).scene();
            for (String caption : source.example(i).turns().get(0).references()) {
                for (SceneObject object : scene.objects()) {
                    assertThat(caption).containsOnlyOnce(object.words());
                }
                scene.number().ifPresent(n -> assertThat(caption).endsWith("number " + n));
            }
        }
    }

    @Test
    void a_list_has_all_orders_as_references_and_answers_in_any() {
        SceneSource source = SampleKinds.only("list", SceneSplit.TEST, 11);
        int inReadingOrder = 0;
        int four = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            Scene scene = source.example(i).scene();
            SceneQuestion turn = source.example(i).turns().get(0);
            List<String> entries = new ArrayList<>();
            scene.objects().forEach(o -> entries.add(o.shape().word() + " " + o.colour().word()));
            assertThat(turn.answer().split(", ", -1)).containsExactlyInAnyOrderElementsOf(entries);
            int orders = List.of(1, 1, 2, 6, 24).get(entries.size());
            assertThat(turn.references()).doesNotHaveDuplicates().hasSize(orders);
            if (entries.size() == 4) {
                four++;
                inReadingOrder += turn.answer().equals(String.join(", ", entries)) ? 1 : 0;
            }
        }
        assertThat(inReadingOrder / (double) four).isLessThan(0.15); // 1/24 expected
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "color-of-shape",
                "shape-of-color",
                "size",
                "exists",
                "count",
                "spatial",
                "read-number",
                "multiple-choice"
            })
    void no_kind_is_solved_by_its_most_frequent_answer(String kind) {
        SceneSource source = SampleKinds.only(kind, SceneSplit.TRAIN, 12);
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            answers.merge(source.example(i).turns().get(0).answer(), 1, Integer::sum);
        }
        int most = answers.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(most / 2_000.0).as(answers.toString()).isLessThan(0.55);
    }

    @Test
    void most_negatives_show_the_colour_and_the_shape_apart() {
        SceneSource source = SampleKinds.only("exists", SceneSplit.TRAIN, 12);
        int negatives = 0;
        int adversarial = 0;
        for (int i = 0; i < 2_000; i++) {
            SceneExample example = source.example(i);
            SceneQuestion turn = example.turns().get(0);
            if (turn.answer().equals("no") && example.scene().objects().size() > 2) {
                String[] words = turn.question().replace("?", "").split(" ", -1);
                negatives++;
                boolean colour =
                        example.scene().objects().stream()
                                .anyMatch(o -> o.colour().word().equals(words[3]));
                boolean shape =
                        example.scene().objects().stream()
                                .anyMatch(o -> o.shape().word().equals(words[4]));
                assertThat(colour || shape).isTrue();
                adversarial += colour && shape ? 1 : 0;
            }
        }
        assertThat(adversarial / (double) negatives).isBetween(0.6, 0.8);
    }

    @Test
    void every_word_is_in_the_exported_list() {
        SceneVocabulary vocabulary = new SceneVocabulary(SampleKinds.all());
        TreeSet<String> words = new TreeSet<>(vocabulary.words());
        TreeSet<String> starts = new TreeSet<>(vocabulary.lineStarts());
        SceneSource source = SampleKinds.even(SceneSplit.TRAIN, 13, 10);
        for (int i = 0; i < 2_000; i++) {
            for (SceneQuestion turn : source.example(i).turns()) {
                List<String> texts = new ArrayList<>(turn.references());
                turn.question().lines().forEach(texts::add);
                for (String text : texts) {
                    for (String word : text.split("[ .,:?]+", -1)) {
                        boolean number = word.matches("[0-9]*");
                        assertThat(number || words.contains(word)).as(word).isTrue();
                    }
                }
                turn.question()
                        .lines()
                        .map(line -> line.split("[ .]", 2)[0])
                        .forEach(start -> assertThat(starts).contains(start));
            }
        }
        assertThat(vocabulary.words()).doesNotHaveDuplicates().hasSizeLessThan(130);
    }

    private static String solve(Scene scene, String question) {
        String[] lines = question.split("\n", -1);
        if (lines.length > 1) {
            String right = solve(scene, lines[0]);
            for (int i = 1; i < lines.length; i++) {
                if (lines[i].substring(3).equals(right)) {
                    return lines[i].substring(0, 1);
                }
            }
        }
        String[] words = question.replace("?", "").split(" ", -1);
        List<SceneObject> found = new ArrayList<>();
        for (SceneObject object : scene.objects()) {
            boolean shape = question.contains(object.shape().word());
            boolean colour = question.contains(object.colour().word());
            if (question.startsWith("How many")) {
                if (words[2].equals("objects") || shape || colour) {
                    found.add(object);
                }
            } else if (question.contains(object.words())
                    || (question.startsWith("What color") && shape)
                    || (question.startsWith("What shape") && colour)) {
                found.add(object);
            }
        }
        return answer(scene, question, found);
    }

    private static String answer(Scene scene, String question, List<SceneObject> found) {
        if (question.startsWith("How many")) {
            return String.valueOf(found.size());
        } else if (question.startsWith("What number")) {
            return String.valueOf(scene.number().orElseThrow());
        } else if (question.startsWith("Is there")) {
            return found.isEmpty() ? "no" : "yes";
        } else if (question.startsWith("What color")) {
            assertThat(found).hasSize(1);
            return found.get(0).colour().word();
        } else if (question.startsWith("What shape")) {
            assertThat(found).hasSize(1);
            return found.get(0).shape().word();
        } else if (question.endsWith("small or large?")) {
            return found.get(0).size().radius() == 9 ? "large" : "small";
        }
        return side(question, found);
    }

    private static String side(String question, List<SceneObject> found) {
        Matcher named =
                Pattern.compile("Is the (\\w+ \\w+) .* the (\\w+ \\w+)\\?").matcher(question);
        assertThat(named.matches()).isTrue();
        SceneObject asked = byWords(found, named.group(1));
        SceneObject other = byWords(found, named.group(2));
        if (question.contains("left or right")) {
            return asked.x() < other.x() ? "left" : "right";
        }
        return asked.y() < other.y() ? "above" : "below";
    }

    private static SceneObject byWords(List<SceneObject> objects, String words) {
        return objects.stream().filter(o -> o.words().equals(words)).findFirst().orElseThrow();
    }
}
