package fastv.eval.training;

import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TorchEngine;
import fastv.core.kernel.TrainedShape;
import fastv.core.model.Checkpoints;
import fastv.core.model.OpenOptions;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Parts;
import fastv.core.training.Parameter;
import fastv.core.training.Parameter.Start;
import fastv.core.training.TrainableFamily;
import fastv.core.training.TrainableModel;
import fastv.core.training.TrainingState;
import fastv.eval.data.easyvqa.EasyVqa;
import fastv.eval.scenes.PatchLabels;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneVocabulary;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Puts together what a recipe needs, and runs it. */
public final class Training {
    private final Parts<TrainableFamily> families;
    private final Parts<QuestionKind> kinds;
    private final SceneVocabulary vocabulary;
    private final Checkpoints checkpoints;

    @Inject
    Training(
            Map<String, TrainableFamily> families,
            Map<String, QuestionKind> kinds,
            SceneVocabulary vocabulary,
            Checkpoints checkpoints) {
        this.families = new Parts<>("family", families);
        this.kinds = new Parts<>("kind of question", kinds);
        this.vocabulary = vocabulary;
        this.checkpoints = checkpoints;
    }

    /**
     * Trains, from the state in the output folder if there is one.
     *
     * @param stop asked after every step; true saves the state and leaves
     * @return whether the end of the recipe was reached
     * @throws fastv.core.error.BadInputException if the recipe names what does not exist, or the
     *     output folder holds another training
     */
    public boolean run(RecipeFile file, TrainingListener listener, BooleanSupplier stop) {
        TrainingRecipe recipe = file.recipe();
        TrainableModel model = model(recipe);
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(recipe.threads()));
        List<Parameter> parameters = new ArrayList<>(model.parameters());
        parameters.addAll(eyes(recipe));
        TrainingFolder folder = new TrainingFolder(recipe.output(), file);
        try (TrainingState state = folder.open(parameters, engine);
                Kernels kernels = new Kernels(engine);
                VisionLanguageModel start = start(folder, model, state, engine)) {
            TrainedModel trained = trained(recipe, model, state, kernels, engine);
            BatchMaker maker =
                    new BatchMaker(
                            model,
                            new ConversationEncoder(start, trained.shape().imageTokens()),
                            recipe.model().vision().imageSide());
            return follow(recipe, trained, maker, folder, listener, stop);
        }
    }

    private boolean follow(
            TrainingRecipe recipe,
            TrainedModel trained,
            BatchMaker maker,
            TrainingFolder folder,
            TrainingListener listener,
            BooleanSupplier stop) {
        if (recipe.easyVqa().isEmpty()) {
            Lessons lessons = new Lessons(recipe, kinds, Optional.empty(), maker);
            return new Trainer(recipe, trained, lessons, folder, listener, stop).run();
        }
        try (EasyVqa split = EasyVqa.open(recipe.easyVqa().get())) {
            Lessons lessons = new Lessons(recipe, kinds, Optional.of(split), maker);
            return new Trainer(recipe, trained, lessons, folder, listener, stop).run();
        }
    }

    /** Words of both kinds of data, whichever of them a recipe uses. */
    private TrainableModel model(TrainingRecipe recipe) {
        TreeSet<String> words = new TreeSet<>(vocabulary.words());
        words.addAll(EasyVqa.QUESTION_WORDS);
        words.addAll(EasyVqa.ANSWERS);
        return families.get(recipe.family())
                .create(recipe.model(), List.copyOf(words), vocabulary.lineStarts());
    }

    /** The heads of the tower's own lesson; they never leave the trainer. */
    private static List<Parameter> eyes(TrainingRecipe recipe) {
        long width = recipe.model().vision().width();
        long classes = PatchLabels.CLASSES.values().stream().mapToInt(Integer::intValue).sum();
        Start start = Start.normal(0.02);
        return List.of(
                new Parameter("eyes.patch.weight", List.of(classes, width), start),
                new Parameter("eyes.patch.bias", List.of(classes), Start.ZERO),
                new Parameter("eyes.picture.weight", List.of((long) Scene.PAIRS, width), start),
                new Parameter("eyes.picture.bias", List.of((long) Scene.PAIRS), Start.ZERO));
    }

    /** The checkpoint before training: its tokenizer and template are the training's. */
    private VisionLanguageModel start(
            TrainingFolder folder, TrainableModel model, TrainingState state, TorchEngine engine) {
        Path path = folder.exportOnce(model, state, "start");
        return checkpoints.open(path, engine, OpenOptions.asStored(Dtype.FLOAT32));
    }

    private static TrainedModel trained(
            TrainingRecipe recipe,
            TrainableModel model,
            TrainingState state,
            Kernels kernels,
            TorchEngine engine) {
        TrainedShape shape = model.shape();
        long rows = state.weights().shape("head.weight")[0];
        return new TrainedModel(
                model,
                shape,
                state,
                kernels.training(),
                new StepFlops(recipe.model(), rows),
                engine.description());
    }
}
