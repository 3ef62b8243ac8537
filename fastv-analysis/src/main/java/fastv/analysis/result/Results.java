package fastv.analysis.result;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.Provenance;
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
 */
public record Results(
        RunSet runs,
        List<Optional<Provenance>> provenances,
        List<Long> samples,
        List<SettingResult> settings) {

    public Results {
        provenances = List.copyOf(provenances);
        samples = List.copyOf(samples);
        settings = List.copyOf(settings);
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
        return settings.stream().anyMatch(setting -> setting.score().isPresent());
    }

    /**
     * The settings that no other beats: none has both a score at least as good and fewer FLOPs, or
     * a better score and no more FLOPs; by rising FLOPs. Runs are taken together.
     *
     * @param formula whose decoder ratio is the cost
     */
    public List<SettingResult> front(String formula) {
        List<SettingResult> scored =
                settings.stream()
                        .filter(s -> s.score().isPresent() && s.formula(formula).isPresent())
                        .toList();
        Stream<SettingResult> best =
                scored.stream()
                        .filter(s -> scored.stream().noneMatch(o -> isBeaten(s, o, formula)));
        return best.sorted((a, b) -> Double.compare(cost(a, formula), cost(b, formula))).toList();
    }

    private static boolean isBeaten(SettingResult one, SettingResult other, String formula) {
        double cost = cost(one, formula) - cost(other, formula);
        double score = other.score().orElseThrow().value() - one.score().orElseThrow().value();
        return cost >= 0 && score >= 0 && (cost > 0 || score > 0);
    }

    private static double cost(SettingResult setting, String formula) {
        return setting.formula(formula).orElseThrow().decoderRatio();
    }
}
