package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SceneSplitTest {
    @Test
    void no_two_splits_show_the_same_whatever_the_seed() {
        Map<String, SceneSplit> seen = new HashMap<>();
        for (SceneSplit split : SceneSplit.values()) {
            for (long seed = 0; seed < 3; seed++) {
                SceneSource source = SampleKinds.even(split, seed, 1);
                for (int i = 0; i < 2_000; i++) {
                    String shown = shown(source.example(i).scene());
                    SceneSplit before = seen.putIfAbsent(shown, split);
                    assertThat(before == null || before == split).as(shown).isTrue();
                }
            }
        }
    }

    @Test
    void scenes_of_one_object_are_divided_too() {
        Set<SceneSplit> splits = new HashSet<>();
        SceneRandom random = SceneRandom.of(1);
        for (int i = 0; i < 500; i++) {
            Scene scene = new SceneGenerator().draw(random);
            if (scene.objects().size() == 1 && scene.number().isEmpty()) {
                splits.add(SceneSplit.of(scene));
            }
        }
        assertThat(splits).containsExactlyInAnyOrder(SceneSplit.values());
    }

    @Test
    void background_shade_and_a_pixel_of_position_do_not_change_the_split() {
        SceneRandom random = SceneRandom.of(2);
        Background black = new Background(0, 0, 0, 0, 0, 0, 0, List.of());
        for (int i = 0; i < 200; i++) {
            Scene scene = new SceneGenerator().draw(random);
            List<SceneObject> centred =
                    scene.objects().stream().map(SceneSplitTest::centred).toList();
            Scene same = new Scene(centred, scene.digits(), black);
            assertThat(SceneSplit.of(same)).isEqualTo(SceneSplit.of(scene));
        }
    }

    private static SceneObject centred(SceneObject object) {
        int x = object.cell() % 3 * 21 + 10;
        int y = object.cell() / 3 * 21 + 10;
        return new SceneObject(object.shape(), object.colour(), object.size(), x, y, 0);
    }

    /** What a viewer would tell of a scene; written apart from the hash that the split uses. */
    private static String shown(Scene scene) {
        StringBuilder text = new StringBuilder(scene.number().toString());
        for (SceneObject object : scene.objects()) {
            text.append(' ').append(object.size()).append(object.words()).append(object.cell());
        }
        if (!scene.digits().isEmpty()) {
            Digit second = scene.digits().get(1);
            text.append(" at ").append(second.left() / 22).append(second.top() / 19);
        }
        return text.toString();
    }
}
