package fastv.core.score;

import fastv.core.journal.AskedSample;
import fastv.core.journal.JournalEntry;
import fastv.core.plugin.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers answers while a journal is read, then has them judged. Of an entry it keeps the words of
 * the answer, of a sample one copy for all settings; nothing of pictures, tokens and analyses.
 * Answers without a reference are not judged.
 */
public final class ScoreTally {
    /** What a metric stands for. */
    record Place(String setting, String kind) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int kinds = kind.compareTo(other.kind);
            return kinds != 0 ? kinds : setting.compareTo(other.setting);
        }
    }

    /** Answers with the pictures they are about. */
    private record Answers(
            String scorer, List<ScoredAnswer> given, List<String> pictures, List<AnswerKey> keys) {
        static Answers by(String scorer) {
            return new Answers(scorer, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Parts<Scorer> scorers;
    private final ScorerChoice choice;
    private final Map<String, AskedSample> samples = new HashMap<>();
    private final Map<Place, Answers> answers = new TreeMap<>();
    private final Map<String, SortedSet<String>> pictures = new TreeMap<>();

    /**
     * @param scorers by public name; one of them is called {@code exact-match} and judges all kinds
     *     that no other claims
     */
    public ScoreTally(Map<String, Scorer> scorers) {
        this.scorers = new Parts<>("scorer", scorers);
        this.choice = new ScorerChoice(this.scorers);
    }

    /**
     * Takes an answer.
     *
     * @throws fastv.core.error.BadInputException if its sample asks for a scorer that there is not
     */
    public void add(JournalEntry entry) {
        if (entry.sample().references().isEmpty()) {
            return;
        }
        AskedSample sample = samples.computeIfAbsent(entry.sample().id(), id -> entry.sample());
        sample = sample.equals(entry.sample()) ? sample : entry.sample();
        String kind = sample.kind().orElse("");
        String shown = sample.pictures().map(names -> String.join("\n", names)).orElse(sample.id());
        pictures.computeIfAbsent(setOf(kind), set -> new TreeSet<>()).add(shown);
        String scorer = choice.name(sample);
        Answers place =
                answers.computeIfAbsent(
                        new Place(entry.setting(), kind), key -> Answers.by(scorer));
        place.given().add(new ScoredAnswer(sample, entry.answer().text()));
        place.pictures().add(shown);
        place.keys().add(new AnswerKey(sample.id(), entry.provenance().seed()));
    }

    /** The data set's part of a kind {@code SET/KIND}. */
    static String setOf(String kind) {
        int slash = kind.lastIndexOf('/');
        return slash < 0 ? "" : kind.substring(0, slash);
    }

    /** The kind that stands for all questions of a data set that are right or wrong. */
    static String allOf(String set) {
        return set.isEmpty() ? Scoreboard.ALL : set + "/" + Scoreboard.ALL;
    }

    /** Judges what was gathered. */
    public Scoreboard board() {
        Map<Place, List<Judged>> judged = new TreeMap<>();
        answers.forEach((place, given) -> judged.put(place, judge(place, given)));
        Map<Place, Together> together = new TreeMap<>();
        judged.forEach(
                (place, metrics) -> {
                    if (metrics.get(0).metric().isShare()) {
                        String set = setOf(place.kind());
                        together.computeIfAbsent(
                                        new Place(place.setting(), allOf(set)),
                                        all -> new Together(set))
                                .add(metrics.get(0), groupsOf(place));
                    }
                });
        together.forEach(
                (place, kinds) -> {
                    if (kinds.count() > 1 && !judged.containsKey(place)) {
                        int groups = pictures.getOrDefault(kinds.set(), new TreeSet<>()).size();
                        judged.put(place, List.of(kinds.judged(groups)));
                    }
                });
        return new Scoreboard(judged);
    }

    private int[] groupsOf(Place place) {
        List<String> groups =
                List.copyOf(pictures.getOrDefault(setOf(place.kind()), new TreeSet<>()));
        return answers.getOrDefault(place, Answers.by("")).pictures().stream()
                .mapToInt(shown -> Collections.binarySearch(groups, shown))
                .toArray();
    }

    private List<Judged> judge(Place place, Answers given) {
        String set = setOf(place.kind());
        int count = pictures.getOrDefault(set, new TreeSet<>()).size();
        Groups groups = new Groups(set, groupsOf(place), count);
        return scorers.get(given.scorer()).score(given.given()).stream()
                .map(metric -> new Judged(given.scorer(), metric, groups, given.keys()))
                .toList();
    }
}
