package fastv.eval.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An endless stream of clips of one split, with random access as {@link SceneSource} has it. Splits
 * share no clip: other objects, actor and event decide. Immutable, safe for any number of threads.
 */
public final class ClipSource {
    /** Frames per clip. */
    public static final int FRAMES = 4;

    private static final int MOST_DRAWS = 10_000;
    private static final List<ClipEvent> EVENTS = List.of(ClipEvent.values());

    private final SceneGenerator generator = new SceneGenerator();
    private final SceneSplit split;
    private final long seed;

    /**
     * @param split which clips
     * @param seed another seed, another stream
     */
    public ClipSource(SceneSplit split, long seed) {
        this.split = split;
        this.seed = seed;
    }

    /** Clip number {@code index}, from 0 on. */
    public Clip example(long index) {
        SceneRandom random = SceneRandom.of(seed, split.name().hashCode(), index, FRAMES);
        ClipEvent event = random.pick(EVENTS);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Scene scene = generator.draw(random);
            Optional<Clip> clip = clip(scene, random.pick(scene.objects()), event, random);
            if (clip.isPresent() && splitOf(clip.get()) == split) {
                return clip.get();
            }
        }
        throw new IllegalStateException("found no clip of " + event);
    }

    /** The split of a clip, by what it shows. */
    static SceneSplit splitOf(Clip clip) {
        Scene full = clip.frames().get(clip.event() == ClipEvent.APPEAR ? FRAMES - 1 : 0);
        long content = SceneSplit.content(full);
        return SceneSplit.ofHash(SceneRandom.hash(content, clip.event().name().hashCode()));
    }

    private static Optional<Clip> clip(
            Scene scene, SceneObject actor, ClipEvent event, SceneRandom random) {
        List<Scene> frames = new ArrayList<>();
        SceneObject first = place(actor, event, 0);
        for (int frame = 0; frame < FRAMES; frame++) {
            SceneObject placed = place(actor, event, frame);
            if (meetsAnything(scene, actor, placed)) {
                return Optional.empty();
            }
            boolean absent =
                    (event == ClipEvent.APPEAR && frame < FRAMES / 2)
                            || (event == ClipEvent.DISAPPEAR && frame >= FRAMES / 2);
            List<SceneObject> objects = new ArrayList<>();
            for (SceneObject object : scene.objects()) {
                if (!object.equals(actor)) {
                    objects.add(object);
                } else if (!absent) {
                    objects.add(placed);
                }
            }
            Background ground = scene.background().withNoise(random.nextLong());
            frames.add(new Scene(objects, scene.digits(), ground));
        }
        return Optional.of(new Clip(frames, first, event));
    }

    /** Where the actor is in a frame: moves go from edge to edge along its row or column. */
    private static SceneObject place(SceneObject actor, ClipEvent event, int frame) {
        int radius = actor.size().radius();
        int way = (Scene.SIDE - 2 * radius) * frame / (FRAMES - 1);
        int forth = radius + way;
        int back = Scene.SIDE - radius - way;
        return switch (event) {
            case LEFT -> actor.at(back, actor.y());
            case RIGHT -> actor.at(forth, actor.y());
            case UP -> actor.at(actor.x(), back);
            case DOWN -> actor.at(actor.x(), forth);
            case APPEAR, DISAPPEAR -> actor;
        };
    }

    private static boolean meetsAnything(Scene scene, SceneObject actor, SceneObject placed) {
        return scene.digits().stream().anyMatch(digit -> digit.box().meets(placed.box()))
                || scene.objects().stream()
                        .anyMatch(o -> !o.equals(actor) && o.box().meets(placed.box()));
    }
}
