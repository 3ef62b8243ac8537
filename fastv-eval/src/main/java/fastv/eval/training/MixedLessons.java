package fastv.eval.training;

import fastv.core.error.BadInputException;
import fastv.core.plugin.Parts;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.QuestionMix;
import fastv.eval.scenes.SceneExample;
import fastv.eval.scenes.SceneSource;
import fastv.eval.scenes.SceneSplit;
import fastv.eval.scenes.kind.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Scenes, and pictures of easy-VQA among them, in the shares of a mix. */
final class MixedLessons implements LessonSource {
    /** The name that stands for easy-VQA in a mix. */
    static final String EASY_VQA = "easy-vqa";

    private final SceneSource scenes;
    private final Optional<EasyVqaLessons> easyVqa;
    private final double easyShare;
    private final int turns;
    private final long seed;

    private MixedLessons(
            SceneSource scenes,
            Optional<EasyVqaLessons> easyVqa,
            double easyShare,
            int turns,
            long seed) {
        this.scenes = scenes;
        this.easyVqa = easyVqa;
        this.easyShare = easyShare;
        this.turns = turns;
        this.seed = seed;
    }

    /**
     * The lessons of a stage.
     *
     * @throws BadInputException if the mix names a kind that does not exist
     */
    static MixedLessons of(
            StageSettings stage,
            Parts<QuestionKind> kinds,
            Optional<EasyVqaLessons> easyVqa,
            SceneSplit split,
            long seed) {
        List<QuestionMix.Share> shares = new ArrayList<>();
        int easy = 0;
        for (Map.Entry<String, Integer> entry : stage.mix().entrySet()) {
            if (entry.getKey().equals(EASY_VQA)) {
                easy = entry.getValue();
            } else {
                shares.add(new QuestionMix.Share(kinds.get(entry.getKey()), entry.getValue()));
            }
        }
        if (shares.isEmpty()) {
            shares.add(new QuestionMix.Share(kinds.get(Caption.NAME), 1)); // for pictures alone
        }
        int total = stage.mix().values().stream().mapToInt(Integer::intValue).sum();
        return new MixedLessons(
                new SceneSource(split, seed, new QuestionMix(shares, stage.turns())),
                easyVqa,
                total == 0 ? 0 : (double) easy / total,
                stage.turns(),
                seed);
    }

    @Override
    public PictureLesson lesson(long index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        if (random.nextDouble() < easyShare) {
            return easyVqa.orElseThrow().lesson(random.nextLong(), turns);
        }
        SceneExample example = scenes.example(index);
        return new PictureLesson(example.pixels(), example.turns());
    }

    @Override
    public SceneExample scene(long index) {
        return scenes.example(index);
    }
}
