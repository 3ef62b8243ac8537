package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SceneGeneratorTest {
    private static final int SCENES = 5_000;

    private final List<Scene> scenes = draw();

    private static List<Scene> draw() {
        SceneRandom random = SceneRandom.of(5);
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            scenes.add(new SceneGenerator().draw(random));
        }
        return scenes;
    }

    @Test
    void nothing_hides_anything_or_leaves_the_picture() {
        Box picture = new Box(0, 0, Scene.SIDE, Scene.SIDE);
        for (Scene scene : scenes) {
            List<Box> boxes = new ArrayList<>();
            scene.objects().forEach(object -> boxes.add(object.box()));
            scene.digits().forEach(digit -> boxes.add(digit.box()));
            for (int i = 0; i < boxes.size(); i++) {
                Box box = boxes.get(i);
                assertThat(box.left()).isNotNegative();
                assertThat(box.top()).isNotNegative();
                assertThat(box.right()).isLessThanOrEqualTo(picture.right());
                assertThat(box.bottom()).isLessThanOrEqualTo(picture.bottom());
                assertThat(boxes.subList(0, i)).noneMatch(box::meets);
            }
        }
    }

    @Test
    void every_other_scene_has_a_number() {
        long numbers = scenes.stream().filter(scene -> scene.number().isPresent()).count();
        assertThat(numbers / (double) SCENES).isCloseTo(0.5, Offset.offset(0.03));
    }

    @Test
    void one_to_four_objects_are_equally_frequent() {
        for (int count = 1; count <= 4; count++) {
            int objects = count;
            long found = scenes.stream().filter(s -> s.objects().size() == objects).count();
            assertThat(found / (double) SCENES).isCloseTo(0.25, Offset.offset(0.03));
        }
    }

    @Test
    void objects_come_in_reading_order() {
        for (Scene scene : scenes) {
            assertThat(scene.objects()).extracting(SceneObject::cell).isSorted();
        }
    }
}
