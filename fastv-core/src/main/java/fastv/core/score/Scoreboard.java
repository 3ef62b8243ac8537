package fastv.core.score;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.plugin.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A journal judged: metrics by setting and kind of question. Answers without a reference are not
 * judged; those of all seeds count together.
 *
 * <p>Intervals: Wilson's for a share where no two answers are about the same pictures; otherwise
 * the percentile bootstrap over pictures, {@value #REPLICATES} replicates from a fixed seed. Within
 * a data set all settings and kinds draw the same pictures, so differences of replicates are
 * paired.
 */
public final class Scoreboard {
    /** Bootstrap replicates. */
    public static final int REPLICATES = 2000;

    /** What is drawn hangs on this, on the data set's name and on how many pictures it has. */
    private static final long SEED = 20_240_311;

    /** What a metric stands for. */
    private record Place(String setting, String kind) {}

    /** Answers with the pictures they are about. */
    private record Answers(String scorer, List<ScoredAnswer> given, List<String> pictures) {}

    /** One metric of one setting and kind, and which group of pictures each answer is about. */
    private record Judged(String scorer, Metric metric, Groups groups) {}

    /** Groups of answers about the same pictures. */
    private static final class Groups {
        private final int[] ofAnswer;
        private final int count;

        Groups(int[] ofAnswer, int count) {
            this.ofAnswer = ofAnswer;
            this.count = count;
        }

        boolean isOneAnswerEach() {
            return Arrays.stream(ofAnswer).distinct().count() == ofAnswer.length;
        }

        double[] sums(Metric metric) {
            return metric.sumsOf(ofAnswer, count);
        }
    }

    private final SortedMap<String, SortedMap<String, List<Judged>>> byKind = new TreeMap<>();
    private final SortedSet<String> settings = new TreeSet<>();

    private Scoreboard() {}

    /**
     * Judges a journal.
     *
     * @param scorers by public name; one of them is called {@code exact-match} and judges all kinds
     *     that no other claims
     * @throws BadInputException if the file is no journal, or asks for a scorer that there is not
     */
    public static Scoreboard of(Path journal, Map<String, Scorer> scorers) {
        Map<Place, Answers> answers = new TreeMap<>(Scoreboard::compare);
        Map<String, SortedSet<String>> pictures = new TreeMap<>();
        ScorerChoice choice = new ScorerChoice(new Parts<>("scorer", scorers));
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.hasNext()) {
                JournalEntry entry = reader.next();
                if (!entry.sample().references().isEmpty()) {
                    add(entry, choice.name(entry.sample()), answers, pictures);
                }
            }
        }
        Scoreboard board = new Scoreboard();
        answers.forEach((place, given) -> board.judge(place, given, scorers, pictures));
        return board;
    }

    private static int compare(Place a, Place b) {
        int kinds = a.kind().compareTo(b.kind());
        return kinds != 0 ? kinds : a.setting().compareTo(b.setting());
    }

    private static void add(
            JournalEntry entry,
            String scorer,
            Map<Place, Answers> answers,
            Map<String, SortedSet<String>> pictures) {
        String kind = entry.sample().kind().orElse("");
        String shown =
                entry.sample()
                        .pictures()
                        .map(names -> String.join("\n", names))
                        .orElse(entry.sample().id());
        pictures.computeIfAbsent(setOf(kind), set -> new TreeSet<>()).add(shown);
        Answers place =
                answers.computeIfAbsent(
                        new Place(entry.setting(), kind),
                        key -> new Answers(scorer, new ArrayList<>(), new ArrayList<>()));
        place.given().add(new ScoredAnswer(entry.sample(), entry.answer().text()));
        place.pictures().add(shown);
    }

    /** The data set's part of a kind {@code SET/KIND}. */
    private static String setOf(String kind) {
        int slash = kind.lastIndexOf('/');
        return slash < 0 ? "" : kind.substring(0, slash);
    }

    private void judge(
            Place place,
            Answers answers,
            Map<String, Scorer> scorers,
            Map<String, SortedSet<String>> pictures) {
        Scorer scorer = new Parts<>("scorer", scorers).get(answers.scorer());
        List<String> groups =
                List.copyOf(pictures.getOrDefault(setOf(place.kind()), new TreeSet<>()));
        int[] ofAnswer =
                answers.pictures().stream()
                        .mapToInt(shown -> Collections.binarySearch(groups, shown))
                        .toArray();
        Groups grouped = new Groups(ofAnswer, groups.size());
        List<Judged> judged =
                scorer.score(answers.given()).stream()
                        .map(metric -> new Judged(answers.scorer(), metric, grouped))
                        .toList();
        settings.add(place.setting());
        byKind.computeIfAbsent(place.kind(), kind -> new TreeMap<>()).put(place.setting(), judged);
    }

    /** Labels of the settings that have a score. */
    public SortedSet<String> settings() {
        return Collections.unmodifiableSortedSet(settings);
    }

    /** Kinds of question that have a score; the empty text stands for questions without a kind. */
    public SortedSet<String> kinds() {
        return Collections.unmodifiableSortedSet((SortedSet<String>) byKind.keySet());
    }

    /** All metrics of a setting and kind, the one for tables first; none if nothing was judged. */
    public List<Score> scores(String setting, String kind) {
        return judged(setting, kind).stream()
                .map(
                        judged ->
                                new Score(
                                        kind,
                                        judged.scorer(),
                                        judged.metric().name(),
                                        judged.metric().value(),
                                        interval(judged, kind),
                                        judged.metric().answers(),
                                        judged.metric().withoutLooking()))
                .toList();
    }

    private List<Judged> judged(String setting, String kind) {
        return byKind.getOrDefault(kind, new TreeMap<>()).getOrDefault(setting, List.of());
    }

    private static Interval interval(Judged judged, String kind) {
        Metric metric = judged.metric();
        return metric.isShare() && judged.groups().isOneAnswerEach()
                ? Interval.wilson(metric.right(), metric.answers())
                : Interval.percentile(replicates(judged, kind));
    }

    /**
     * What the first metric of a setting and kind is in each bootstrap replicate.
     *
     * @return {@code [REPLICATES]}; the same place in the replicates of another setting or kind of
     *     the same data set holds the same pictures
     * @throws IllegalArgumentException if nothing of this setting and kind was judged
     */
    public double[] replicates(String setting, String kind) {
        List<Judged> judged = judged(setting, kind);
        if (judged.isEmpty()) {
            throw new IllegalArgumentException(
                    "scores: expected some of " + setting + ", " + kind + ", got none");
        }
        return replicates(judged.get(0), kind);
    }

    private static double[] replicates(Judged judged, String kind) {
        Metric metric = judged.metric();
        int groups = judged.groups().count;
        int width = metric.width();
        double[] byGroup = judged.groups().sums(metric);
        SplittableRandom random = new SplittableRandom(SEED + setOf(kind).hashCode());
        double[] replicates = new double[REPLICATES];
        double[] sums = new double[width];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            Arrays.fill(sums, 0);
            for (int draw = 0; draw < groups; draw++) {
                int from = random.nextInt(groups) * width;
                for (int i = 0; i < width; i++) {
                    sums[i] += byGroup[from + i];
                }
            }
            replicates[replicate] = metric.of(sums);
        }
        return replicates;
    }
}
