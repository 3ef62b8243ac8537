package fastv.models.llava;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.GreedyRun;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Golden kind {@code llava-baseline}: every stage of LLaVA-1.5 unpruned, all tensor namings. */
public final class LlavaBaselineKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        WeightKernels weights = model.decoder().kernels().weights();
        try (NDManager scope = model.newScope()) {
            Sight sight =
                    golden.hasInput("pixel_values")
                            ? look(golden, model, comparison, scope)
                            : Sight.NONE;
            Prompt prompt = model.promptOf(golden.integers("input_ids"), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            Shape shape = embeddings.getShape();
            comparison.floats("embeddings", weights.floats(embeddings), shape.get(1), shape.get(2));
            GreedyRun.compare(golden, model, embeddings, prompt, scope, comparison);
        }
    }

    /** Stage by stage; everything after the pictures starts from the stored pixel values. */
    private static Sight look(
            GoldenCase golden, VisionLanguageModel model, Comparison comparison, NDManager scope) {
        if (golden.hasInput("pictures")) {
            List<Path> pictures = new ArrayList<>();
            for (JsonElement picture : golden.input().getAsJsonArray("pictures")) {
                pictures.add(golden.file(picture).orElseThrow());
            }
            compare(
                    "pixel_values_from_pictures",
                    model.pixelValues(scope, Picture.of(pictures)),
                    model,
                    comparison);
        }
        NDArray hidden =
                model.glance(scope, GreedyRun.pixelValues(golden, scope), Set.of()).hidden();
        NDArray features =
                model.decoder().kernels().vision().dropFirst(scope, hidden, 1); // no class token
        compare("vision_features", features, model, comparison);
        NDArray projected = model.project(scope, features);
        compare("projected", projected, model, comparison);
        Shape shape = projected.getShape();
        return new Sight(
                projected.reshape(-1, shape.get(2)),
                Collections.nCopies((int) shape.get(0), (int) shape.get(1)),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static void compare(
            String name, NDArray found, VisionLanguageModel model, Comparison comparison) {
        comparison.floats(
                name,
                model.decoder().kernels().weights().floats(found),
                found.getShape().getShape());
    }
}
