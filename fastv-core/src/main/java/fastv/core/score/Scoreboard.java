package fastv.core.score;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A journal judged: metrics by setting and kind of question. Answers without a reference are not
 * judged; those of all seeds count together.
 *
 * <p>Intervals: Wilson's for a share where no two answers are about the same pictures; otherwise
 * the percentile bootstrap over pictures, {@value #REPLICATES} replicates from a fixed seed. Within
 * a data set all settings and kinds draw the same pictures, so differences of replicates are
 * paired. Where all pictures say the same, as when every answer is wrong, every draw does too; a
 * metric between 0 and 1 then has Wilson's interval of as many answers as there are pictures.
 * Differences of shares have Agresti and Min's interval in the same two cases.
 */
public final class Scoreboard {
    /** Bootstrap replicates. */
    public static final int REPLICATES = 2000;

    /**
     * The kind that stands for all questions of a data set that are right or wrong, where there is
     * more than one such kind; {@code SET/all questions} of one of several data sets.
     */
    public static final String ALL = "all questions";

    private final SortedMap<String, SortedMap<String, List<Judged>>> byKind = new TreeMap<>();
    private final SortedSet<String> settings = new TreeSet<>();
    private final Map<ScoreTally.Place, List<Score>> scores = new HashMap<>();

    Scoreboard(Map<ScoreTally.Place, List<Judged>> judged) {
        judged.forEach(
                (place, metrics) -> {
                    settings.add(place.setting());
                    byKind.computeIfAbsent(place.kind(), kind -> new TreeMap<>())
                            .put(place.setting(), metrics);
                });
    }

    /**
     * Judges a journal.
     *
     * @param scorers by public name; one of them is called {@code exact-match} and judges all kinds
     *     that no other claims
     * @throws BadInputException if the file is no journal, or asks for a scorer that there is not
     */
    public static Scoreboard of(Path journal, Map<String, Scorer> scorers) {
        ScoreTally tally = new ScoreTally(scorers);
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.forEachRemaining(tally::add);
        }
        return tally.board();
    }

    /** Labels of the settings that have a score. */
    public SortedSet<String> settings() {
        return Collections.unmodifiableSortedSet(settings);
    }

    /** Kinds of question that have a score; the empty text stands for questions without a kind. */
    public SortedSet<String> kinds() {
        SortedSet<String> kinds = new TreeSet<>(byKind.keySet());
        kinds.removeIf(Scoreboard::isAll);
        return Collections.unmodifiableSortedSet(kinds);
    }

    /** The kinds, and each data set's {@link #ALL} before them. */
    public List<String> everyKind() {
        List<String> all = new ArrayList<>(byKind.keySet());
        all.sort(Comparator.comparing(ScoreTally::setOf).thenComparing(kind -> !isAll(kind)));
        return all;
    }

    /**
     * What a reader looks at first: of each data set all questions that are right or wrong
     * together, then the kinds that are judged otherwise, such as captions.
     */
    public List<String> headlines() {
        List<String> together = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String kind : byKind.keySet()) {
            String all = ScoreTally.allOf(ScoreTally.setOf(kind));
            boolean inAll = byKind.containsKey(all) && isShare(kind);
            if (kind.equals(all)) {
                together.add(kind);
            } else if (!inAll) {
                others.add(kind);
            }
        }
        together.addAll(others);
        return together;
    }

    private static boolean isAll(String kind) {
        return kind.equals(ALL) || kind.endsWith("/" + ALL);
    }

    private boolean isShare(String kind) {
        return byKind.getOrDefault(kind, new TreeMap<>()).values().stream()
                .allMatch(judged -> judged.get(0).metric().isShare());
    }

    /** All metrics of a setting and kind, the one for tables first; none if nothing was judged. */
    public List<Score> scores(String setting, String kind) {
        return scores.computeIfAbsent(
                new ScoreTally.Place(setting, kind),
                place -> judged(setting, kind).stream().map(j -> j.score(kind)).toList());
    }

    private List<Judged> judged(String setting, String kind) {
        return byKind.getOrDefault(kind, new TreeMap<>()).getOrDefault(setting, List.of());
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
        return judged.get(0).replicates();
    }

    /**
     * How much better a setting is than the unpruned one by the first metric of a kind; empty of
     * the unpruned setting itself and where no answers can be paired.
     */
    public Optional<Difference> difference(String setting, String kind) {
        List<Judged> own = judged(setting, kind);
        List<Judged> unpruned = judged(JournalEntry.UNPRUNED, kind);
        return setting.equals(JournalEntry.UNPRUNED) || own.isEmpty() || unpruned.isEmpty()
                ? Optional.empty()
                : own.get(0).against(unpruned.get(0));
    }
}
