package fastv.analysis.shift;

import fastv.analysis.estimate.Estimate;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.scores.StageScores;
import fastv.core.journal.JournalEntry;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up shift and agreement over a journal. Holds the rankings of one sample at a time: the
 * runner writes all entries of a sample together, whatever their settings.
 */
final class ShiftTally {
    private static final String CLASS = "class-attention";

    private record Pair(String first, String second) {}

    private final List<Moments> entropy = new ArrayList<>();
    private final Moments classEntropy = new Moments();
    private final SortedMap<String, SpreadTally> spreads = new TreeMap<>();
    private final Map<Pair, AgreementTally> agreements = new java.util.LinkedHashMap<>();
    private final SortedMap<String, float[]> ofSample = new TreeMap<>();
    private String sample = "";
    private long samples;

    void add(JournalEntry entry) {
        if (!entry.sample().id().equals(sample)) {
            compare();
            sample = entry.sample().id();
        }
        ShiftRecord.of(entry).ifPresent(this::add);
        ScoresRecord.of(entry).ifPresent(scores -> add(entry.setting(), scores));
    }

    private void add(ShiftRecord record) {
        samples++;
        for (int layer = 0; layer < record.entropy().size(); layer++) {
            if (layer == entropy.size()) {
                entropy.add(new Moments());
            }
            entropy.get(layer).add(record.entropy().get(layer));
        }
        for (int i = 0; i < record.layers().size(); i++) {
            looked("layer " + record.layers().get(i), record.textVisual().row(i));
        }
        if (!record.classAttention().isEmpty()) {
            classEntropy.add(record.classEntropy());
            looked(CLASS, array(record.classAttention()));
        }
    }

    private void looked(String name, float[] values) {
        if (ofSample.putIfAbsent(name, values) == null) { // a second seed looks at the same
            spreads.computeIfAbsent(name, any -> new SpreadTally()).add(values);
        }
    }

    /** The first stage of a setting, where it scored every patch of every picture. */
    private void add(String setting, ScoresRecord record) {
        List<Float> scores = new ArrayList<>();
        for (int picture = 0; picture < record.pictures().size(); picture++) {
            int wanted = picture;
            List<Float> first =
                    record.stages().stream()
                            .filter(stage -> stage.picture() == wanted)
                            .findFirst()
                            .map(StageScores::scores)
                            .orElse(List.of());
            if (first.size() != record.pictures().get(picture).grid().patches()) {
                return;
            }
            scores.addAll(first);
        }
        if (!scores.isEmpty()) {
            ofSample.putIfAbsent(setting, array(scores));
        }
    }

    private static float[] array(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    private void compare() {
        List<String> names = List.copyOf(ofSample.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                float[] first = ofSample.getOrDefault(names.get(i), new float[0]);
                float[] second = ofSample.getOrDefault(names.get(j), new float[0]);
                if (first.length == second.length) {
                    Pair pair = new Pair(names.get(i), names.get(j));
                    agreements
                            .computeIfAbsent(pair, any -> new AgreementTally())
                            .add(first, second);
                }
            }
        }
        ofSample.clear();
    }

    ShiftSummary summary() {
        compare();
        SortedMap<String, ShiftSummary.Spread> rankings = new TreeMap<>();
        spreads.forEach((name, tally) -> rankings.put(name, tally.summary()));
        List<ShiftSummary.Agreement> all = new ArrayList<>();
        agreements.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                java.util.Comparator.comparing(Pair::first)
                                        .thenComparing(Pair::second)))
                .forEach(
                        pair ->
                                all.add(
                                        pair.getValue()
                                                .summary(
                                                        pair.getKey().first(),
                                                        pair.getKey().second())));
        return new ShiftSummary(
                samples,
                entropy.stream().map(Estimate::of).toList(),
                Estimate.of(classEntropy),
                rankings,
                all);
    }
}
