package fastv.eval.metric.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Golden kind {@code answer-metrics}: the rules by their public names, and their aggregates. */
public final class AnswerMetricsKind implements ConformanceKind {
    private static final int PERCENT = 100;

    /** The answers of a case and what a rule made of them. */
    private record Judged(
            List<JsonObject> records, List<AnswerRecord> answers, List<Verdict> verdicts) {}

    /** A rule, and how its verdicts are summed up. */
    private record Named(AnswerRule rule, Aggregate aggregate) {}

    /** Sums verdicts up. */
    private interface Aggregate {
        JsonObject of(Judged judged);
    }

    private final Map<String, Named> rules =
            Map.ofEntries(
                    Map.entry("vqa-official", percent(VqaRule.official())),
                    Map.entry("vqa-lmms", percent(VqaRule.lmms())),
                    Map.entry("textvqa", percent(VqaRule.textVqa())),
                    Map.entry("gqa-llava", percent(new GqaRule())),
                    Map.entry("pope-llava", new Named(YesNoRule.LLAVA, judged -> pope(judged))),
                    Map.entry("pope-lmms", new Named(YesNoRule.LMMS, judged -> popeLmms(judged))),
                    Map.entry("mmmu-mc-official", choice(MmmuChoiceRule.official())),
                    Map.entry("mmmu-mc-lmms", choice(MmmuChoiceRule.lmms())),
                    Map.entry(
                            "scienceqa-llava",
                            new Named(LetterRule.SCIENCEQA_LLAVA, judged -> scienceQa(judged))),
                    Map.entry("scienceqa-lmms", percent(LetterRule.SCIENCEQA_LMMS)),
                    Map.entry("seed-llava", percent(LetterRule.SEED_LLAVA)),
                    Map.entry("seed-lmms", percent(LetterRule.SEED_LMMS)),
                    Map.entry("ai2d-lmms", percent(LetterRule.AI2D_LMMS)),
                    Map.entry("aokvqa-fastv", percent(LetterRule.AOKVQA_FASTV)),
                    Map.entry(
                            "ocrvqa-fastv",
                            new Named(new OcrVqaRule(), judged -> mean("rouge_l", judged, 1))));

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Named named = rule(golden);
        List<JsonObject> records =
                golden.input().getAsJsonArray("records").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .toList();
        List<AnswerRecord> answers = records.stream().map(AnswerMetricsKind::answer).toList();
        List<Verdict> verdicts = answers.stream().map(named.rule()::judge).toList();
        JsonArray parsed = new JsonArray();
        JsonArray scores = new JsonArray();
        for (Verdict verdict : verdicts) {
            parsed.add(
                    verdict.parsed() == null
                            ? JsonNull.INSTANCE
                            : new JsonPrimitive(verdict.parsed()));
            scores.add(verdict.score());
        }
        comparison.json("parsed", parsed);
        comparison.json("score", scores);
        comparison.json("aggregate", named.aggregate().of(new Judged(records, answers, verdicts)));
    }

    private Named rule(GoldenCase golden) {
        String name = golden.string("rule");
        if (name.equals("exact-match")) {
            JsonObject options = golden.input().getAsJsonObject("options");
            return percent(
                    new ExactMatch(
                            options.get("ignore_case").getAsBoolean(),
                            options.get("ignore_punctuation").getAsBoolean()));
        }
        Named named = rules.get(name);
        if (named == null) {
            throw new UnsupportedCaseException("rule " + name);
        }
        return named;
    }

    private static AnswerRecord answer(JsonObject record) {
        JsonElement text = first(record, "text", "prediction");
        JsonElement wanted = first(record, "answers", "answer", "label", "gold");
        List<String> references =
                wanted.isJsonArray() ? strings(wanted) : List.of(wanted.getAsString());
        return new AnswerRecord(text.getAsString(), references, options(record));
    }

    private static List<String> options(JsonObject record) {
        if (record.has("options")) {
            return strings(record.get("options"));
        }
        // where a case counts its choices, their texts play no part
        int count = record.has("choices") ? record.get("choices").getAsInt() : 0;
        return IntStream.range(0, count).mapToObj(i -> "").toList();
    }

    private static JsonElement first(JsonObject record, String... keys) {
        return Stream.of(keys)
                .filter(record::has)
                .findFirst()
                .map(record::get)
                .orElseThrow(() -> new UnsupportedCaseException("records of " + record.keySet()));
    }

    private static List<String> strings(JsonElement list) {
        return list.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }

    private static Named percent(AnswerRule rule) {
        return new Named(rule, judged -> mean("accuracy", judged, PERCENT));
    }

    private static JsonObject mean(String name, Judged judged, int scale) {
        JsonObject sums = new JsonObject();
        sums.addProperty(name, scale * mean(judged.verdicts()));
        return sums;
    }

    private static double mean(List<Verdict> verdicts) {
        return verdicts.stream().mapToDouble(Verdict::score).average().orElse(0);
    }

    private static Named choice(AnswerRule rule) {
        return new Named(
                rule,
                judged -> {
                    JsonObject sums = mean("accuracy", judged, 1);
                    sums.addProperty(
                            "unparsed",
                            judged.verdicts().stream().filter(v -> v.parsed() == null).count());
                    return sums;
                });
    }

    private static JsonObject pope(Judged judged) {
        YesNoCounts counts = counts(judged);
        JsonObject sums = new JsonObject();
        sums.addProperty("TP", counts.truePositive());
        sums.addProperty("FP", counts.falsePositive());
        sums.addProperty("TN", counts.trueNegative());
        sums.addProperty("FN", counts.falseNegative());
        sums.addProperty("f1", counts.f1());
        sums.addProperty("yes_ratio", counts.saidYesRatio());
        return withRates(sums, counts);
    }

    private static JsonObject popeLmms(Judged judged) {
        YesNoCounts counts = counts(judged);
        JsonObject sums = new JsonObject();
        sums.addProperty("f1_score", counts.f1());
        // the reference computes it from the labels
        sums.addProperty("yes_ratio", counts.labelledYesRatio());
        return withRates(sums, counts);
    }

    private static JsonObject withRates(JsonObject sums, YesNoCounts counts) {
        sums.addProperty("accuracy", counts.accuracy());
        sums.addProperty("precision", counts.precision());
        sums.addProperty("recall", counts.recall());
        return sums;
    }

    private static YesNoCounts counts(Judged judged) {
        List<String> labels = judged.answers().stream().map(AnswerRecord::reference).toList();
        return YesNoCounts.of(judged.verdicts(), labels);
    }

    private static JsonObject scienceQa(Judged judged) {
        List<Verdict> withImage = new ArrayList<>();
        for (int i = 0; i < judged.verdicts().size(); i++) {
            if (judged.records().get(i).get("image").getAsBoolean()) {
                withImage.add(judged.verdicts().get(i));
            }
        }
        JsonObject sums = mean("accuracy", judged, PERCENT);
        sums.addProperty("count", judged.verdicts().size());
        sums.addProperty("img_accuracy", PERCENT * mean(withImage));
        sums.addProperty("img_count", withImage.size());
        return sums;
    }
}
