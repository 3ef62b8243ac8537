package fastv.eval.scenes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An endless stream of examples of one split. Example {@code i} depends on split, seed, mix and
 * {@code i} alone, so that a resumed training continues exactly and workers need not agree on
 * anything. Immutable, safe for any number of threads.
 */
public final class SceneSource {
    /** Kinds apply to at least one scene in some ten, and a tenth of the scenes are in a split. */
    private static final int MOST_DRAWS = 100_000;

    private static final int TRIES_PER_TURN = 8;

    private final SceneGenerator generator = new SceneGenerator();
    private final SceneSplit split;
    private final long seed;
    private final QuestionMix mix;

    /**
     * @param split which scenes
     * @param seed another seed, another stream
     * @param mix which questions
     */
    public SceneSource(SceneSplit split, long seed, QuestionMix mix) {
        this.split = split;
        this.seed = seed;
        this.mix = mix;
    }

    /**
     * Example number {@code index}, from 0 on. The first kind is drawn by weight and a scene is
     * looked for that it fits; further kinds are drawn for that scene, those that do not fit it
     * being drawn again, so an example may have fewer turns than the mix allows.
     *
     * @throws IllegalStateException if a kind fits no scene
     */
    public SceneExample example(long index) {
        SceneRandom random = SceneRandom.of(seed, split.name().hashCode(), index);
        QuestionKind first = mix.draw(random);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Scene scene = generator.draw(random);
            if (SceneSplit.of(scene) == split) {
                Optional<SceneQuestion> question = first.ask(scene, random);
                if (question.isPresent()) {
                    return new SceneExample(scene, turns(scene, question.get(), random));
                }
            }
        }
        throw new IllegalStateException(first.name() + ": found no scene to ask this about");
    }

    private List<SceneQuestion> turns(Scene scene, SceneQuestion first, SceneRandom random) {
        List<SceneQuestion> turns = new ArrayList<>(List.of(first));
        Set<String> asked = new HashSet<>(Set.of(first.question()));
        int tries = (mix.turns() - 1) * TRIES_PER_TURN;
        for (int i = 0; i < tries && turns.size() < mix.turns(); i++) {
            mix.draw(random)
                    .ask(scene, random)
                    .filter(question -> asked.add(question.question()))
                    .ifPresent(turns::add);
        }
        return random.shuffled(turns); // the first one was not drawn like the others
    }
}
