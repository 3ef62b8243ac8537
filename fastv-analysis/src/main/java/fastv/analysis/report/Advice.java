package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.Knobs;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.result.TimeResult;
import fastv.core.score.Interval;
import fastv.core.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the numbers say in words: what came out, how sure it is, what to try next. */
final class Advice {
    /** A loss that most readers would accept, as a share. */
    private static final double ACCEPTED = 0.02;

    /** A step of the front that leaves room for settings between. */
    private static final double GAP = 0.15;

    private final Results results;

    Advice(Results results) {
        this.results = results;
    }

    /** What came out. */
    List<String> findings() {
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < results.runs().runs().size(); run++) {
            for (Measure measure : results.headlines()) {
                findings(run, measure, lines);
            }
        }
        if (!results.isScored()) {
            lines.add(
                    "The samples have no reference answers: nothing here says which answers are"
                            + " right. Agreement with the unpruned answers stands in the table.");
        }
        return lines;
    }

    private void findings(int run, Measure measure, List<String> lines) {
        String where =
                results.runs().runs().size() > 1
                        ? results.runs().runs().get(run).name() + ": "
                        : "";
        results.unpruned(run)
                .flatMap(unpruned -> unpruned.score(measure))
                .ifPresent(score -> lines.add(where + unpruned(measure, score)));
        Optional<SettingResult> cheapest = cheapestWithoutLoss(run, measure);
        if (cheapest.isPresent()) {
            lines.add(where + kept(cheapest.get(), measure));
        } else if (results.settings().stream().anyMatch(s -> isRival(s, run, measure))) {
            lines.add(
                    where
                            + name(measure)
                            + ": no setting is shown to lose less than 2 points; either they lose"
                            + " more or the samples are too few to tell.");
        }
    }

    private static String unpruned(Measure measure, Score score) {
        String line =
                "%s: unpruned, the model reaches %s.".formatted(name(measure), Words.score(score));
        return score.withoutLooking().isEmpty()
                ? line
                : line
                        + " Without looking at the pictures one can reach %s."
                                .formatted(Words.score(score.withoutLooking().getAsDouble()));
    }

    /** As a sentence begins. */
    private static String name(Measure measure) {
        String title = measure.title();
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static String kept(SettingResult s, Measure measure) {
        return "%s: %s is the cheapest setting shown to lose less than 2 points. It computes %s of the"
                        .formatted(name(measure), s.label(), Words.percent(ratio(s)))
                + " decoder FLOPs at a difference of "
                + Words.points(s.difference(measure).orElseThrow())
                + " points.";
    }

    private static boolean isRival(SettingResult s, int run, Measure measure) {
        return s.run() == run && !s.knobs().isUnpruned() && s.difference(measure).isPresent();
    }

    private Optional<SettingResult> cheapestWithoutLoss(int run, Measure measure) {
        return results.settings().stream()
                .filter(s -> isRival(s, run, measure) && s.formula(Words.EXACT).isPresent())
                .filter(s -> s.difference(measure).orElseThrow().answers() > 1)
                .filter(s -> s.difference(measure).orElseThrow().interval().low() > -ACCEPTED)
                .min(Comparator.comparingDouble(Advice::ratio));
    }

    private static double ratio(SettingResult s) {
        return s.formula(Words.EXACT).orElseThrow().decoderRatio();
    }

    /** How sure it is. */
    List<String> certainty() {
        List<String> lines = new ArrayList<>();
        long most = results.samples().stream().mapToLong(Long::longValue).max().orElse(0);
        lines.add(
                "Intervals cover 95 %. A share of right answers has Wilson's where each answer is about"
                        + " a picture of its own; other scores have a bootstrap over pictures,"
                        + " questions about one picture being drawn together. Differences have"
                        + " Agresti and Min's or the same bootstrap, all other means Student's t."
                        + " They speak of other samples of the same kind, not of other models or"
                        + " data.");
        lines.add(
                "Differences to the unpruned answers are paired, sample by sample and seed by seed;"
                        + " one whose interval excludes 0 is hardly chance. With many settings side by"
                        + " side, one in twenty does so by chance alone.");
        widest().ifPresent(s -> lines.add(needed(s, first().orElseThrow(), most)));
        return lines;
    }

    private Optional<SettingResult> widest() {
        return first().flatMap(
                        measure ->
                                results.settings().stream()
                                        .filter(s -> s.difference(measure).isPresent())
                                        .filter(s -> half(s, measure) > 0)
                                        .max(Comparator.comparingDouble(s -> half(s, measure))));
    }

    private Optional<Measure> first() {
        return results.headlines().stream().findFirst();
    }

    private String needed(SettingResult s, Measure measure, long samples) {
        double half = half(s, measure);
        double factor = Math.pow(half / 0.01, 2);
        int answers = s.difference(measure).orElseThrow().answers();
        return String.format(
                Locale.ROOT,
                "The widest difference in %s, of %s, is known to \u00b1%.1f points from %s; \u00b11"
                        + " point would take about %d answers.",
                measure.title(),
                s.label(),
                100 * half,
                Words.count(samples, "sample"),
                Math.round(Math.ceil(answers * factor)));
    }

    private static double half(SettingResult s, Measure measure) {
        Interval interval = s.difference(measure).orElseThrow().interval();
        return (interval.high() - interval.low()) / 2;
    }

    /** What to try next. */
    List<String> next() {
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < results.runs().runs().size(); run++) {
            int shown = run;
            first().flatMap(measure -> cheapestWithoutLoss(shown, measure))
                    .ifPresent(s -> beyond(s, lines));
        }
        first().ifPresent(measure -> gaps(measure, lines));
        first().ifPresent(measure -> controls(measure, lines));
        slow(lines);
        if (lines.isEmpty()) {
            lines.add(
                    results.isScored()
                            ? "More samples: no setting stands out yet."
                            : "Give the samples reference answers, so that settings can be told"
                                    + " apart by what they get right.");
        }
        return lines;
    }

    /** A winner at the edge of its grid has its better neighbour outside. */
    private void beyond(SettingResult winner, List<String> lines) {
        OptionalDouble k = winner.knobs().number("k");
        OptionalDouble r = winner.knobs().number("r");
        if (k.isEmpty() || r.isEmpty()) {
            return;
        }
        List<Knobs> family =
                results.settings().stream()
                        .filter(s -> s.run() == winner.run())
                        .map(SettingResult::knobs)
                        .filter(o -> o.strategy().equals(winner.knobs().strategy()))
                        .toList();
        boolean most = family.stream().noneMatch(o -> o.number("r").orElse(0) > r.getAsDouble());
        boolean first = family.stream().noneMatch(o -> o.number("k").orElse(99) < k.getAsDouble());
        if (most && r.getAsDouble() < 1) {
            lines.add(
                    "%s has the largest R of its strategy and still loses less than 2 points: try R"
                                    .formatted(winner.label())
                            + " between "
                            + Words.percent(r.getAsDouble())
                            + " and 100%.");
        }
        if (first && k.getAsDouble() > 0) {
            lines.add(
                    "%s has the smallest K of its strategy and still loses less than 2 points: try K"
                                    .formatted(winner.label())
                            + " below "
                            + (int) k.getAsDouble()
                            + ".");
        }
    }

    private void gaps(Measure measure, List<String> lines) {
        List<SettingResult> front = results.front(measure, Words.EXACT);
        for (int i = 1; i < front.size(); i++) {
            SettingResult cheap = front.get(i - 1);
            SettingResult dear = front.get(i);
            double gain = value(dear, measure) - value(cheap, measure);
            if (ratio(dear) - ratio(cheap) > GAP && gain > ACCEPTED) {
                lines.add(
                        "Between %s and %s the front jumps from %s to %s of the FLOPs and by %.1f"
                                        .formatted(
                                                cheap.label(),
                                                dear.label(),
                                                Words.percent(ratio(cheap)),
                                                Words.percent(ratio(dear)),
                                                100 * gain)
                                + " points: settings in between are worth a run.");
            }
        }
    }

    private static double value(SettingResult s, Measure measure) {
        return s.score(measure).orElseThrow().value();
    }

    /** A ranking that does not beat chance at the same cost has shown nothing. */
    private void controls(Measure measure, List<String> lines) {
        List<String> unbeaten = new ArrayList<>();
        for (SettingResult random : results.settings()) {
            if (!random.knobs().strategy().equals("random") || random.score(measure).isEmpty()) {
                continue;
            }
            double chance = random.score(measure).orElseThrow().interval().high();
            results.settings().stream()
                    .filter(s -> s.run() == random.run() && s.score(measure).isPresent())
                    .filter(s -> !s.equals(random) && !s.knobs().isUnpruned())
                    .filter(s -> s.knobs().options().equals(random.knobs().options()))
                    .filter(s -> s.score(measure).orElseThrow().interval().low() <= chance)
                    .forEach(s -> unbeaten.add(s.label()));
        }
        if (!unbeaten.isEmpty()) {
            lines.add(
                    "At the same budget "
                            + String.join(", ", unbeaten)
                            + (unbeaten.size() == 1 ? " is" : " are")
                            + " not shown to beat a random choice of tokens: either the choice"
                            + " matters little for these questions, or the ranking chooses no"
                            + " better than chance. Try questions about details, a larger R or"
                            + " another ranking, and look at what was kept.");
        }
    }

    private void slow(List<String> lines) {
        for (int run = 0; run < results.runs().runs().size(); run++) {
            int shown = run;
            Optional<TimeResult> base =
                    results.unpruned(run).map(s -> s.time("prefillAndSelection"));
            results.settings().stream()
                    .filter(s -> s.run() == shown && !s.knobs().isUnpruned())
                    .filter(s -> s.formula(Words.EXACT).isPresent() && base.isPresent())
                    .filter(s -> ratio(s) < 1 - GAP)
                    .filter(s -> work(s) >= base.get().median())
                    .findFirst()
                    .ifPresent(
                            s ->
                                    lines.add(
                                            "%s computes %s of the FLOPs but its prefill with selection"
                                                            .formatted(
                                                                    s.label(),
                                                                    Words.percent(ratio(s)))
                                                    + " is no faster: at this size other costs"
                                                    + " rule. Longer prompts or a larger model show"
                                                    + " the saving (fastv bench)."));
        }
    }

    private static double work(SettingResult s) {
        return s.time("prefillAndSelection").median();
    }
}
