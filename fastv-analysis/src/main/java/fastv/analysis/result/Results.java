package fastv.analysis.result;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.Provenance;
import fastv.core.score.Judge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came out of every setting of every run.
 *
 * @param runs what was read
 * @param provenances of the first entry of each run; empty for a run without entries
 * @param samples how many samples each run has asked
 * @param settings run by run, the unpruned one first
 * @param headlines what a reader looks at first: of each data set all questions that are right or
 *     wrong together, then the kinds that are judged otherwise
 * @param judge tells of single answers whether they are right
 */
public record Results(
        RunSet runs,
        List<Optional<Provenance>> provenances,
        List<Long> samples,
        List<SettingResult> settings,
        List<Measure> headlines,
        Judge judge) {

    public Results {
        provenances = List.copyOf(provenances);
        samples = List.copyOf(samples);
        settings = List.copyOf(settings);
        headlines = List.copyOf(headlines);
    }

    /** The unpruned setting of a run. */
    public Optional<SettingResult> unpruned(int run) {
        return settings.stream()
                .filter(setting -> setting.run() == run)
                .filter(setting -> setting.setting().equals(JournalEntry.UNPRUNED))
                .findFirst();
    }

    /** Names of the formulae that occur, in alphabetical order. */
    public List<String> formulas() {
        return settings.stream()
                .flatMap(setting -> setting.flops().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether any setting has a score. */
    public boolean isScored() {
        return !headlines.isEmpty();
    }

    /** Everything that was measured: the headlines, then kind by kind. */
    public List<Measure> measures() {
        return Stream.concat(
                        headlines.stream(),
                        settings.stream().flatMap(s -> s.scores().stream()).map(Judgement::measure))
                .distinct()
                .toList();
    }

    /**
     * The settings that no other beats: none has both a score at least as good and fewer FLOPs, or
     * a better score and no more FLOPs; by rising FLOPs. Runs are taken together.
     *
     * @param measure the score
     * @param formula whose decoder ratio is the cost
     */
    public List<SettingResult> front(Measure measure, String formula) {
        List<SettingResult> scored =
                settings.stream()
                        .filter(s -> s.score(measure).isPresent() && s.formula(formula).isPresent())
                        .toList();
        Stream<SettingResult> best =
                scored.stream()
                        .filter(
                                s ->
                                        scored.stream()
                                                .noneMatch(o -> isBeaten(s, o, measure, formula)));
        return best.sorted((a, b) -> Double.compare(cost(a, formula), cost(b, formula))).toList();
    }

    private static boolean isBeaten(
            SettingResult one, SettingResult other, Measure measure, String formula) {
        double cost = cost(one, formula) - cost(other, formula);
        double score =
                other.score(measure).orElseThrow().value()
                        - one.score(measure).orElseThrow().value();
        return cost >= 0 && score >= 0 && (cost > 0 || score > 0);
    }

    private static double cost(SettingResult setting, String formula) {
        return setting.formula(formula).orElseThrow().decoderRatio();
    }
}
