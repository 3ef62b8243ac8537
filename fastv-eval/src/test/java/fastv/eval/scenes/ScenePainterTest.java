package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenePainterTest {
    private static final Background BLACK = new Background(0, 0, 0, 0, 0, 0, 0, List.of());

    private final ScenePainter painter = new ScenePainter();

    @ParameterizedTest
    @CsvSource({
        "1, d09fbd2d0c6314066f613883", //
        "2, d0305d5c1ed24501a0970071",
        "3, cd05c9c464258c2be457ead4"
    })
    void a_seed_gives_the_same_bytes_on_every_machine(long seed, String digest) throws Exception {
        byte[] picture = painter.paint(new SceneGenerator().draw(SceneRandom.of(seed)));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture);
        assertThat(HexFormat.of().formatHex(hash)).startsWith(digest);
    }

    @Test
    void a_shape_has_its_colour_at_its_centre_and_the_ground_around_it() {
        for (Shape shape : Shape.values()) {
            SceneObject object = new SceneObject(shape, Colour.BLUE, Size.SMALL, 20, 30, 0);
            byte[] picture = painter.paint(new Scene(List.of(object), List.of(), BLACK));
            assertThat(level(picture, 20, 30, 2)).isEqualTo(Colour.BLUE.level(2));
            assertThat(level(picture, 20, 24, 2)).isZero();
            assertThat(level(picture, 14, 30, 2)).isZero();
        }
    }

    @Test
    void a_circle_covers_the_area_of_its_radius() {
        SceneObject object = new SceneObject(Shape.CIRCLE, Colour.RED, Size.LARGE, 32, 32, 0);
        int sixteenths = 0;
        for (int y = 0; y < Scene.SIDE; y++) {
            for (int x = 0; x < Scene.SIDE; x++) {
                sixteenths += ScenePainter.covered(object, x, y);
            }
        }
        double area = Math.PI * 9 * 9; // 254.5 pixels
        assertThat(sixteenths / 16.0).isCloseTo(area, org.assertj.core.data.Offset.offset(3.0));
    }

    @Test
    void what_moves_out_of_the_picture_is_cut_at_its_edge() {
        SceneObject object = new SceneObject(Shape.SQUARE, Colour.RED, Size.LARGE, 0, 64, 0);
        byte[] picture = painter.paint(new Scene(List.of(object), List.of(), BLACK));
        assertThat(level(picture, 0, 63, 0)).isEqualTo(Colour.RED.level(0));
        assertThat(level(picture, 63, 63, 0)).isZero();
    }

    @Test
    void digits_are_nearly_white() {
        Scene scene = new Scene(List.of(), List.of(new Digit(1, 8, 8), new Digit(0, 18, 8)), BLACK);
        byte[] picture = painter.paint(scene);
        // the stem of a 1 is the third column of four dots, each dot two pixels wide
        assertThat(level(picture, 8 + 4, 8 + 6, 0)).isEqualTo(242);
        assertThat(level(picture, 8 + 4, 8 + 6, 2)).isEqualTo(242);
        assertThat(level(picture, 8, 8 + 6, 0)).isZero();
    }

    private static int level(byte[] picture, int x, int y, int channel) {
        return picture[(y * Scene.SIDE + x) * 3 + channel] & 0xff;
    }
}
