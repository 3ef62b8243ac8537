package fastv.eval.metric.caption;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Golden kind {@code caption-metrics}: tokens of captions, and scores of a corpus. */
public final class CaptionMetricsKind implements ConformanceKind {
    private final CaptionMetrics metrics = new CaptionMetrics();

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        String task = golden.string("task");
        switch (task) {
            case "tokenize" ->
                    comparison.json(
                            "tokens", mapped(golden.input().get("lines"), metrics::tokenised));
            case "score" -> score(golden, comparison);
            default -> throw new UnsupportedCaseException("task " + task);
        }
    }

    private void score(GoldenCase golden, Comparison comparison) {
        String name = golden.string("tokenizer");
        UnaryOperator<String> tokenize =
                switch (name) {
                    case "ptb" -> metrics::tokenised;
                    case "none" -> UnaryOperator.identity();
                    default -> throw new UnsupportedCaseException("tokenizer " + name);
                };
        List<CaptionedImage> images = new ArrayList<>();
        JsonArray candidates = new JsonArray();
        JsonArray references = new JsonArray();
        for (JsonElement element : golden.input().getAsJsonArray("images")) {
            JsonObject image = element.getAsJsonObject();
            String candidate = tokenize.apply(image.get("candidate").getAsString());
            JsonArray tokens = mapped(image.get("references"), tokenize);
            candidates.add(candidate);
            references.add(tokens);
            images.add(
                    new CaptionedImage(
                            candidate,
                            tokens.asList().stream().map(JsonElement::getAsString).toList()));
        }
        comparison.json("candidate_tokens", candidates);
        comparison.json("reference_tokens", references);
        JsonObject perImage = new JsonObject();
        metrics.score(images)
                .forEach(
                        (metric, scores) -> {
                            comparison.number(metric, scores.corpus());
                            JsonArray values = new JsonArray();
                            scores.perImage().forEach(values::add);
                            perImage.add(metric, values);
                        });
        comparison.json("per_image", perImage);
    }

    private static JsonArray mapped(JsonElement lines, UnaryOperator<String> tokenize) {
        JsonArray mapped = new JsonArray();
        lines.getAsJsonArray().forEach(line -> mapped.add(tokenize.apply(line.getAsString())));
        return mapped;
    }
}
