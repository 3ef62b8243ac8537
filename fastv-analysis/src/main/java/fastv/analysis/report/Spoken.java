package fastv.analysis.report;

import fastv.analysis.result.SampleAnswers;
import fastv.core.journal.JournalEntry;
import fastv.core.score.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was answered: the first samples of every run, and how often settings disagreed. */
final class Spoken {
    private static final int MOST = 10;

    /** One sample as the page shows it. */
    private record Shown(int run, String id, String question, String references, List<Said> said) {}

    private record Said(String answer, List<String> settings, String verdict) {}

    private final Judge judge;
    private final List<Shown> shown = new ArrayList<>();
    private int lastRun = -1;
    private int ofRun;

    Spoken(Judge judge) {
        this.judge = judge;
    }

    void add(SampleAnswers sample) {
        if (sample.run() != lastRun) {
            lastRun = sample.run();
            ofRun = 0;
        }
        if (ofRun++ < MOST) {
            shown.add(
                    new Shown(
                            sample.run(),
                            sample.sample().id(),
                            String.join(" / ", sample.sample().questions()),
                            String.join(" / ", sample.sample().references()),
                            said(sample)));
        }
    }

    /** Settings that said the same stand together. */
    private List<Said> said(SampleAnswers sample) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (JournalEntry entry : sample.entries()) {
            String answer = entry.answer().text();
            List<String> same = settings.computeIfAbsent(answer, text -> new ArrayList<>());
            if (!same.contains(entry.setting())) {
                same.add(entry.setting());
            }
            verdicts.put(answer, verdict(judge.isRight(entry.sample(), answer)));
        }
        List<Said> said = new ArrayList<>();
        settings.forEach(
                (answer, labels) ->
                        said.add(new Said(answer, labels, verdicts.getOrDefault(answer, ""))));
        return said;
    }

    private static String verdict(Optional<Boolean> right) {
        return right.map(is -> is ? "right" : "wrong").orElse("");
    }

    /** For the template. */
    List<Map<String, Object>> model(List<String> runNames) {
        List<Map<String, Object>> model = new ArrayList<>();
        for (Shown sample : shown) {
            List<Map<String, Object>> said = new ArrayList<>();
            for (Said one : sample.said()) {
                said.add(
                        Map.of(
                                "answer",
                                one.answer(),
                                "settings",
                                String.join(" \u00b7 ", one.settings()),
                                "verdict",
                                one.verdict()));
            }
            model.add(
                    Map.of(
                            "run",
                            runNames.size() > 1 ? runNames.get(sample.run()) : "",
                            "id",
                            sample.id(),
                            "question",
                            sample.question(),
                            "references",
                            sample.references(),
                            "said",
                            said));
        }
        return model;
    }
}
