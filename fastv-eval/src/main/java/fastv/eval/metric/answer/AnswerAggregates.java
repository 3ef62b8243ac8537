package fastv.eval.metric.answer;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How golden cases sum verdicts up, rule by rule; keys are those of the cases. */
final class AnswerAggregates {
    private static final int PERCENT = 100;
    private static final int CIRCLE = 1_000_000;

    private AnswerAggregates() {}

    /** The answers of a case and what a rule made of them, all in one order. */
    record Judged(List<JsonObject> records, List<AnswerRecord> answers, List<Verdict> verdicts) {}

    /** Sums verdicts up. */
    interface Aggregate {
        JsonObject of(Judged judged);
    }

    static JsonObject percent(Judged judged) {
        return one("accuracy", PERCENT * mean(judged.verdicts()));
    }

    static JsonObject rougeL(Judged judged) {
        return one("rouge_l", mean(judged.verdicts()));
    }

    static JsonObject choice(Judged judged) {
        JsonObject sums = one("accuracy", mean(judged.verdicts()));
        sums.addProperty(
                "unparsed", judged.verdicts().stream().filter(v -> v.parsed() == null).count());
        return sums;
    }

    static JsonObject pope(Judged judged) {
        YesNoCounts counts = counts(judged);
        JsonObject sums = rates(counts);
        sums.addProperty("TP", counts.truePositive());
        sums.addProperty("FP", counts.falsePositive());
        sums.addProperty("TN", counts.trueNegative());
        sums.addProperty("FN", counts.falseNegative());
        sums.addProperty("f1", counts.f1());
        sums.addProperty("yes_ratio", counts.saidYesRatio());
        return sums;
    }

    static JsonObject popeLmms(Judged judged) {
        YesNoCounts counts = counts(judged);
        JsonObject sums = rates(counts);
        sums.addProperty("f1_score", counts.f1());
        // the reference computes it from the labels
        sums.addProperty("yes_ratio", counts.labelledYesRatio());
        return sums;
    }

    static JsonObject scienceQa(Judged judged) {
        List<Verdict> withImage = new ArrayList<>();
        for (int i = 0; i < judged.verdicts().size(); i++) {
            if (judged.records().get(i).get("image").getAsBoolean()) {
                withImage.add(judged.verdicts().get(i));
            }
        }
        JsonObject sums = percent(judged);
        sums.addProperty("count", judged.verdicts().size());
        sums.addProperty("img_accuracy", PERCENT * mean(withImage));
        sums.addProperty("img_count", withImage.size());
        return sums;
    }

    static JsonObject mme(Judged judged) {
        MmeScores scores = MmeScores.ofConsecutive(mmeQuestions(judged));
        JsonObject categories = new JsonObject();
        scores.categories()
                .forEach(
                        (name, category) -> {
                            JsonObject points = new JsonObject();
                            points.addProperty("acc", category.accuracy());
                            points.addProperty("acc_plus", category.accuracyPlus());
                            points.addProperty("score", category.score());
                            points.addProperty("other", category.other());
                            categories.add(name, points);
                        });
        JsonObject sums = halves(scores);
        sums.add("category", categories);
        sums.addProperty("total", scores.total());
        return sums;
    }

    static JsonObject mmeLmms(Judged judged) {
        return halves(MmeScores.ofImages(mmeQuestions(judged)));
    }

    static JsonObject circular(Judged judged) {
        Map<Integer, Boolean> groups = new LinkedHashMap<>();
        List<Verdict> vanilla = new ArrayList<>();
        for (int i = 0; i < judged.verdicts().size(); i++) {
            int index = judged.records().get(i).get("index").getAsInt();
            Verdict verdict = judged.verdicts().get(i);
            groups.merge(index % CIRCLE, verdict.score() == 1, Boolean::logicalAnd);
            if (index < CIRCLE) {
                vanilla.add(verdict);
            }
        }
        double whole = groups.values().stream().filter(right -> right).count();
        JsonObject sums = one("circular", PERCENT * whole / groups.size());
        sums.addProperty("vanilla", PERCENT * mean(vanilla));
        sums.addProperty("groups", groups.size());
        return sums;
    }

    private static List<MmeScores.Question> mmeQuestions(Judged judged) {
        List<MmeScores.Question> questions = new ArrayList<>();
        for (int i = 0; i < judged.verdicts().size(); i++) {
            JsonObject record = judged.records().get(i);
            questions.add(
                    new MmeScores.Question(
                            record.get("category").getAsString(),
                            record.get("image").getAsString(),
                            judged.verdicts().get(i)));
        }
        return questions;
    }

    private static JsonObject halves(MmeScores scores) {
        JsonObject sums = one("perception", scores.perception());
        sums.addProperty("cognition", scores.cognition());
        return sums;
    }

    private static JsonObject rates(YesNoCounts counts) {
        JsonObject sums = one("accuracy", counts.accuracy());
        sums.addProperty("precision", counts.precision());
        sums.addProperty("recall", counts.recall());
        return sums;
    }

    private static YesNoCounts counts(Judged judged) {
        List<String> labels = judged.answers().stream().map(AnswerRecord::reference).toList();
        return YesNoCounts.of(judged.verdicts(), labels);
    }

    private static double mean(List<Verdict> verdicts) {
        return verdicts.stream().mapToDouble(Verdict::score).average().orElse(0);
    }

    private static JsonObject one(String name, double value) {
        JsonObject sums = new JsonObject();
        sums.addProperty(name, value);
        return sums;
    }
}
