package fastv.eval.metric.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import fastv.core.conformance.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Golden rules whose records are not one text beside references: judges' replies and sets. */
final class WholeReplyRules {
    private static final double PERCENT = 100;
    private static final double ANNOTATORS_TO_AGREE = 3;

    /** By the rule's name: reads the records and compares. */
    static final Map<String, BiConsumer<List<JsonObject>, Comparison>> RULES =
            Map.of(
                    "video-judge", WholeReplyRules::video,
                    "pca-judge", WholeReplyRules::pca,
                    "mmmu-open-official", WholeReplyRules::mmmuOpen,
                    "aokvqa-official", WholeReplyRules::aokVqa);

    private WholeReplyRules() {}

    private static void video(List<JsonObject> records, Comparison comparison) {
        JsonArray parsed = new JsonArray();
        int yes = 0;
        int no = 0;
        int replies = 0;
        double sum = 0;
        for (JsonObject record : records) {
            Optional<JudgeReplies.Video> reply =
                    JudgeReplies.video(record.get("reply").getAsString());
            parsed.add(reply.<JsonElement>map(WholeReplyRules::json).orElse(JsonNull.INSTANCE));
            if (reply.isPresent()) {
                replies++;
                String said = reply.get().said().orElse("");
                yes += said.equals("yes") ? 1 : 0;
                no += said.equals("no") ? 1 : 0;
                sum += reply.get().score().orElse(0);
            }
        }
        JsonObject aggregate = new JsonObject();
        aggregate.addProperty("accuracy", yes / (double) (yes + no));
        aggregate.addProperty("average_score", sum / replies);
        comparison.json("parsed", parsed);
        comparison.json("aggregate", aggregate);
    }

    private static JsonObject json(JudgeReplies.Video reply) {
        JsonObject object = new JsonObject();
        object.add("pred", JsonNull.INSTANCE);
        object.add("score", JsonNull.INSTANCE);
        reply.said().ifPresent(said -> object.addProperty("pred", said));
        reply.score().ifPresent(score -> object.addProperty("score", score));
        return object;
    }

    private static void pca(List<JsonObject> records, Comparison comparison) {
        JsonArray parsed = new JsonArray();
        JsonArray scores = new JsonArray();
        JsonObject aggregate = new JsonObject();
        for (String name : List.of("perception", "cognition", "action", "genuine")) {
            aggregate.addProperty(name, 0.0);
        }
        for (JsonObject record : records) {
            JudgeReplies.Pca reply =
                    JudgeReplies.pca(record.get("reply").getAsString())
                            .orElse(new JudgeReplies.Pca(0, 0, 0));
            JsonObject object = new JsonObject();
            object.addProperty("action", reply.action());
            object.addProperty("perception", reply.perception());
            object.addProperty("cognition", reply.cognition());
            parsed.add(object);
            scores.add(reply.genuine());
            add(aggregate, "perception", reply.perception() / records.size());
            add(aggregate, "cognition", reply.cognition() / records.size());
            add(aggregate, "action", reply.action() / records.size());
            add(aggregate, "genuine", reply.genuine() / records.size());
        }
        comparison.json("parsed", parsed);
        comparison.json("score", scores);
        comparison.json("aggregate", aggregate);
    }

    private static void add(JsonObject sums, String name, double value) {
        sums.addProperty(name, sums.get(name).getAsDouble() + value);
    }

    private static void mmmuOpen(List<JsonObject> records, Comparison comparison) {
        MmmuOpenRule rule = new MmmuOpenRule();
        JsonArray parsed = new JsonArray();
        JsonArray scores = new JsonArray();
        double right = 0;
        for (JsonObject record : records) {
            MmmuOpenRule.Parsed said = rule.parse(record.get("text").getAsString());
            JsonArray set = new JsonArray();
            said.numbers().forEach(set::add);
            said.strings().forEach(set::add);
            parsed.add(set);
            double score = rule.isRight(said, strings(record.get("answer"))) ? 1 : 0;
            scores.add(score);
            right += score;
        }
        JsonObject aggregate = new JsonObject();
        aggregate.addProperty("accuracy", right / records.size());
        comparison.json("parsed", parsed);
        comparison.json("score", scores);
        comparison.json("aggregate", aggregate);
    }

    private static List<String> strings(JsonElement one) {
        return one.isJsonArray()
                ? one.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
                : List.of(one.getAsString());
    }

    private static void aokVqa(List<JsonObject> records, Comparison comparison) {
        JsonArray prompts = new JsonArray();
        double choices = 0;
        double direct = 0;
        int directQuestions = 0;
        for (JsonObject record : records) {
            List<String> options = strings(record.get("choices"));
            prompts.add(prompt(record.get("question").getAsString(), options));
            String right = options.get(record.get("correct_choice_idx").getAsInt());
            choices += isText(record.get("multiple_choice"), right) ? 1 : 0;
            if (!record.get("difficult_direct_answer").getAsBoolean()) {
                directQuestions++;
                JsonElement said = record.get("direct_answer");
                long equal =
                        strings(record.get("direct_answers")).stream()
                                .filter(answer -> isText(said, answer))
                                .count();
                direct += Math.min(1, equal / ANNOTATORS_TO_AGREE);
            }
        }
        JsonObject aggregate = new JsonObject();
        aggregate.addProperty("mc", PERCENT * choices / records.size());
        aggregate.addProperty("da", PERCENT * direct / directQuestions);
        comparison.json("prompt", prompts);
        comparison.json("aggregate", aggregate);
    }

    private static boolean isText(JsonElement said, String wanted) {
        return !said.isJsonNull() && said.getAsString().equals(wanted);
    }

    /** What FastV's script asks. */
    private static String prompt(String question, List<String> options) {
        List<String> listed =
                IntStream.range(0, options.size())
                        .mapToObj(i -> "(" + (char) ('A' + i) + ") " + options.get(i))
                        .toList();
        return "\nAnalyse the image and choose the best answer for the following question:\n"
                + question
                + "\nOptions: "
                + String.join(" ", listed)
                + "\nJust output the letter of the correct answer.";
    }
}
