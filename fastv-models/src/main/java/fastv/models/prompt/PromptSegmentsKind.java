package fastv.models.prompt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.inject.Inject;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Prompt;
import fastv.core.model.TokenStream;
import fastv.core.model.Turn;
import fastv.core.plugin.Parts;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.models.tokenizer.CheckpointTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Golden kind {@code prompt-segments}: conversations to ids and segments, ids back to text. */
public final class PromptSegmentsKind implements ConformanceKind {
    private final Parts<PromptTemplate> templates;

    /**
     * @param templates the templates that cases name
     */
    @Inject
    public PromptSegmentsKind(Parts<PromptTemplate> templates) {
        this.templates = templates;
    }

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(golden.checkpoint())) {
            String mode = golden.string("mode");
            switch (mode) {
                case "tokenize" -> tokenize(golden, comparison, tokenizer);
                case "prompt" -> prompt(golden, comparison, tokenizer);
                case "decode" -> decode(golden, comparison, tokenizer);
                default -> throw new UnsupportedCaseException("mode " + mode);
            }
        }
    }

    private static void tokenize(
            GoldenCase golden, Comparison comparison, CheckpointTokenizer tokenizer) {
        JsonArray texts = golden.input().getAsJsonArray("texts");
        comparison.json(
                "ids", each(texts, text -> ids(tokenizer.encodeMarked(text.getAsString()))));
        comparison.json(
                "ids_plain", each(texts, text -> ids(tokenizer.encodeStart(text.getAsString()))));
        comparison.json(
                "ids_continued",
                each(texts, text -> ids(tokenizer.encodeContinued(text.getAsString()))));
    }

    private void prompt(GoldenCase golden, Comparison comparison, CheckpointTokenizer tokenizer) {
        Prompt prompt =
                builder(golden, tokenizer)
                        .build(conversation(golden), golden.integers("image_tokens"));
        int[] generated = golden.hasInput("generated") ? golden.integers("generated") : new int[0];
        comparison.text("prompt", prompt.text());
        comparison.list("ids", prompt.placeholderIds());
        comparison.list(
                "expanded_ids",
                IntStream.concat(Arrays.stream(prompt.ids()), Arrays.stream(generated)).toArray());
        layout(comparison, followed(prompt, generated.length));
    }

    private PromptBuilder builder(GoldenCase golden, CheckpointTokenizer tokenizer) {
        return new PromptBuilder(
                tokenizer,
                tokenizer.requireSpecialId("<image>"),
                template(golden.string("template")),
                named(PromptVariant.class, golden.string("variant")),
                golden.hasInput("order")
                        ? named(PictureOrder.class, golden.string("order"))
                        : PictureOrder.AS_GIVEN);
    }

    /** The prompt's layout with generated tokens behind it. */
    private static TokenLayout followed(Prompt prompt, int generated) {
        TokenLayout layout = prompt.layout();
        for (int i = 0; i < generated; i++) {
            layout = layout.appendOutput(prompt.size() + i);
        }
        return layout;
    }

    private static void layout(Comparison comparison, TokenLayout layout) {
        int size = layout.size();
        comparison.json(
                "segments", runs(size, row -> new JsonPrimitive(name(layout.segment(row)))));
        comparison.json("pictures", runs(size, row -> new JsonPrimitive(layout.picture(row))));
    }

    private static void decode(
            GoldenCase golden, Comparison comparison, CheckpointTokenizer tokenizer) {
        JsonArray sequences = golden.input().getAsJsonArray("sequences");
        comparison.json(
                "text",
                each(sequences, ids -> new JsonPrimitive(tokenizer.decode(integers(ids), false))));
        comparison.json(
                "text_plain",
                each(sequences, ids -> new JsonPrimitive(tokenizer.decode(integers(ids), true))));
        comparison.json("pieces", each(sequences, ids -> pieces(tokenizer.stream(), ids)));
    }

    private static JsonArray pieces(TokenStream stream, JsonElement ids) {
        JsonArray pieces = new JsonArray();
        for (int id : integers(ids)) {
            pieces.add(stream.accept(id));
        }
        pieces.add(stream.flush());
        return pieces;
    }

    private PromptTemplate template(String name) {
        if (!templates.has(name)) {
            throw new UnsupportedCaseException("template " + name);
        }
        return templates.get(name);
    }

    private static Conversation conversation(GoldenCase golden) {
        return new Conversation(
                golden.input().getAsJsonArray("turns").asList().stream()
                        .map(turn -> turn(turn.getAsJsonObject()))
                        .toList());
    }

    private static Turn turn(JsonObject turn) {
        JsonElement answer = turn.get("answer");
        List<Part> user =
                turn.getAsJsonArray("user").asList().stream()
                        .<Part>map(
                                part ->
                                        part.isJsonNull()
                                                ? new Part.PictureSlot()
                                                : new Part.Text(part.getAsString()))
                        .toList();
        return new Turn(
                user, answer.isJsonNull() ? Optional.empty() : Optional.of(answer.getAsString()));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new UnsupportedCaseException(name));
    }

    private static JsonArray each(JsonArray inputs, Function<JsonElement, JsonElement> compute) {
        JsonArray results = new JsonArray();
        inputs.forEach(input -> results.add(compute.apply(input)));
        return results;
    }

    /** Neighbouring equal values as {@code [value, length]}. */
    private static JsonArray runs(int size, IntFunction<JsonPrimitive> value) {
        JsonArray runs = new JsonArray();
        for (int from = 0, to; from < size; from = to) {
            for (to = from + 1; to < size && value.apply(to).equals(value.apply(from)); ) {
                to++;
            }
            JsonArray run = new JsonArray();
            run.add(value.apply(from));
            run.add(to - from);
            runs.add(run);
        }
        return runs;
    }

    private static String name(Segment segment) {
        return segment.name().toLowerCase(Locale.ROOT);
    }

    private static JsonArray ids(int[] ids) {
        JsonArray array = new JsonArray();
        Arrays.stream(ids).forEach(array::add);
        return array;
    }

    private static int[] integers(JsonElement ids) {
        return ids.getAsJsonArray().asList().stream().mapToInt(JsonElement::getAsInt).toArray();
    }
}
