package fastv.eval.scenes;

/** Renders a scene: ground, faint lines, objects with smooth edges, digits, noise over all. */
public final class ScenePainter {
    /** Numbers of a picture: rows, columns, then red, green, blue. */
    public static final int BYTES = Scene.SIDE * Scene.SIDE * 3;

    /** Each pixel of an object is sampled this often along each axis. */
    private static final int SAMPLES = 4;

    private static final int DIGIT_LEVEL = 242;

    /**
     * The picture.
     *
     * @return {@code [row, column, channel]}, 64 x 64 x 3 levels, unsigned
     */
    public byte[] paint(Scene scene) {
        int[] canvas = new int[BYTES];
        ground(canvas, scene.background());
        scene.background().lines().forEach(line -> line(canvas, line));
        scene.objects().forEach(object -> object(canvas, object));
        scene.digits().forEach(digit -> digit(canvas, digit));
        return noisy(canvas, scene.background());
    }

    private static void ground(int[] canvas, Background background) {
        int at = 0;
        for (int y = 0; y < Scene.SIDE; y++) {
            for (int x = 0; x < Scene.SIDE; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    canvas[at++] = background.level(channel, x, y);
                }
            }
        }
    }

    private static void line(int[] canvas, FaintLine line) {
        for (int along = 0; along < Scene.SIDE; along++) {
            int across = line.sideways(along);
            if (across >= 0 && across < Scene.SIDE) {
                int at = line.steep() ? index(across, along) : index(along, across);
                for (int channel = 0; channel < 3; channel++) {
                    canvas[at + channel] += line.level();
                }
            }
        }
    }

    private static void object(int[] canvas, SceneObject object) {
        Box box = object.box();
        for (int y = Math.max(0, box.top()); y < Math.min(Scene.SIDE, box.bottom()); y++) {
            for (int x = Math.max(0, box.left()); x < Math.min(Scene.SIDE, box.right()); x++) {
                int covered = covered(object, x, y);
                int at = index(x, y);
                for (int channel = 0; covered > 0 && channel < 3; channel++) {
                    int level = object.colour().level(channel) + object.shade();
                    canvas[at + channel] += (level - canvas[at + channel]) * covered / 16;
                }
            }
        }
    }

    /** How many of the 16 samples of a pixel an object covers. */
    static int covered(SceneObject object, int x, int y) {
        int unit = 2 * SAMPLES; // samples lie at odd multiples of 1/8 pixel
        int radius = object.size().radius() * unit;
        int covered = 0;
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            int dx = (x - object.x()) * unit + 2 * (sample % SAMPLES) + 1;
            int dy = (y - object.y()) * unit + 2 * (sample / SAMPLES) + 1;
            if (object.shape().covers(dx, dy, radius)) {
                covered++;
            }
        }
        return covered;
    }

    private static void digit(int[] canvas, Digit digit) {
        Box box = digit.box();
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (digit.covers(x, y)) {
                    int at = index(x, y);
                    canvas[at] = DIGIT_LEVEL;
                    canvas[at + 1] = DIGIT_LEVEL;
                    canvas[at + 2] = DIGIT_LEVEL;
                }
            }
        }
    }

    private static byte[] noisy(int[] canvas, Background background) {
        byte[] picture = new byte[BYTES];
        SceneRandom random = SceneRandom.of(background.noiseSeed());
        for (int at = 0; at < BYTES; at += 3) {
            long bits = random.nextLong();
            for (int channel = 0; channel < 3; channel++) {
                int noise = ((byte) (bits >> (8 * channel)) * background.noise()) >> 7;
                int level = canvas[at + channel] + noise;
                picture[at + channel] = (byte) Math.max(0, Math.min(255, level));
            }
        }
        return picture;
    }

    private static int index(int x, int y) {
        return (y * Scene.SIDE + x) * 3;
    }
}
