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
import fastv.eval.metric.answer.AnswerAggregates.Aggregate;
import fastv.eval.metric.answer.AnswerAggregates.Judged;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Golden kind {@code answer-metrics}: the rules by their public names, and their aggregates. */
public final class AnswerMetricsKind implements ConformanceKind {
    /** A rule, and how its verdicts are summed up. */
    private record Named(AnswerRule rule, Aggregate aggregate) {}

    private final Map<String, Named> rules =
            Map.ofEntries(
                    percent("vqa-official", VqaRule.official()),
                    percent("vqa-lmms", VqaRule.lmms()),
                    percent("textvqa", VqaRule.textVqa()),
                    percent("gqa-llava", new GqaRule()),
                    entry("pope-llava", YesNoRule.LLAVA, AnswerAggregates::pope),
                    entry("pope-lmms", YesNoRule.LMMS, AnswerAggregates::popeLmms),
                    entry("mme-official", MmeRule.OFFICIAL, AnswerAggregates::mme),
                    entry("mme-lmms", MmeRule.LMMS, AnswerAggregates::mmeLmms),
                    entry("mmmu-mc-official", MmmuChoiceRule.official(), AnswerAggregates::choice),
                    entry("mmmu-mc-lmms", MmmuChoiceRule.lmms(), AnswerAggregates::choice),
                    entry(
                            "scienceqa-llava",
                            LetterRule.SCIENCEQA_LLAVA,
                            AnswerAggregates::scienceQa),
                    percent("scienceqa-lmms", LetterRule.SCIENCEQA_LMMS),
                    percent("seed-llava", LetterRule.SEED_LLAVA),
                    percent("seed-lmms", LetterRule.SEED_LMMS),
                    percent("ai2d-lmms", LetterRule.AI2D_LMMS),
                    percent("aokvqa-fastv", LetterRule.AOKVQA_FASTV),
                    entry("ocrvqa-fastv", new OcrVqaRule(), AnswerAggregates::rougeL),
                    entry("mmbench-circular", new MmBenchRule(), AnswerAggregates::circular));

    private static Map.Entry<String, Named> percent(String name, AnswerRule rule) {
        return entry(name, rule, AnswerAggregates::percent);
    }

    private static Map.Entry<String, Named> entry(
            String name, AnswerRule rule, Aggregate aggregate) {
        return Map.entry(name, new Named(rule, aggregate));
    }

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        List<JsonObject> records =
                golden.input().getAsJsonArray("records").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .toList();
        var whole = WholeReplyRules.RULES.get(golden.string("rule"));
        if (whole != null) {
            whole.accept(records, comparison);
            return;
        }
        Named named = rule(golden);
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
            AnswerRule rule =
                    new ExactMatch(
                            options.get("ignore_case").getAsBoolean(),
                            options.get("ignore_punctuation").getAsBoolean());
            return new Named(rule, AnswerAggregates::percent);
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
}
