package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Mark;
import fastv.analysis.estimate.Estimate;
import fastv.analysis.loyalty.LoyaltyRecord;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a setting stays with the unpruned answers: a measure that needs no labels. */
public final class LoyaltyFigure implements Figure {
    @Override
    public String summary() {
        return "share of answers equal to the unpruned ones and divergence of the first token"
                + " (analysis loyalty)";
    }

    @Override
    public Gathering begin() {
        return new PerSetting<>(
                LoyaltyRecord::of, Loyal::new, Loyal::add, shown -> new Drawing(shown).plates());
    }

    /** One setting. */
    private static final class Loyal {
        private long answers;
        private long sameAnswer;
        private long sameFirst;
        private final Moments divergence = new Moments();
        private final Moments prefix = new Moments();

        void add(LoyaltyRecord record) {
            answers++;
            sameAnswer += record.sameAnswer() ? 1 : 0;
            sameFirst += record.sameFirstToken() ? 1 : 0;
            divergence.add(record.klUnpruned());
            prefix.add(record.commonPrefix());
        }

        Estimate answer() {
            return Estimate.share(sameAnswer, answers);
        }

        Estimate first() {
            return Estimate.share(sameFirst, answers);
        }

        Estimate divergence() {
            return Estimate.of(divergence);
        }
    }

    /** Settings with their tallies. */
    private record Drawing(Map<SettingResult, Loyal> shown) {

        List<Plate> plates() {
            return List.of(answers(), divergence());
        }

        private Plate answers() {
            List<Mark> same = new ArrayList<>();
            List<Mark> first = new ArrayList<>();
            for (Loyal loyal : shown.values()) {
                same.add(bar(loyal.answer()));
                first.add(bar(loyal.first()));
            }
            BarChart chart =
                    new BarChart(
                            "Answers equal to the unpruned ones",
                            "Bar chart: share of answers, and of first tokens, equal to the"
                                    + " unpruned ones.",
                            Axis.of("share, with 95% interval", Axis.Format.PERCENT)
                                    .between(0, 1.02),
                            names(),
                            List.of(
                                    new BarChart.Bars("whole answer", same),
                                    new BarChart.Bars("first token", first)));
            return new Plate(
                    "loyalty",
                    chart,
                    "Needs no reference answers: what is said of pictures stays the same or it does"
                            + " not. A loyal setting repeats the mistakes of the unpruned model, too.",
                    "extra.loyalty.sameAnswer, extra.loyalty.sameFirstToken",
                    table());
        }

        private Plate divergence() {
            BarChart chart =
                    new BarChart(
                            "Divergence of the first token",
                            "Bar chart: mean Kullback-Leibler divergence of the first token's"
                                    + " distribution from the unpruned one.",
                            Axis.of(
                                            "KL(unpruned || pruned), mean with 95% interval [nats]",
                                            Axis.Format.PLAIN)
                                    .fromZero(),
                            names(),
                            List.of(
                                    new BarChart.Bars(
                                            "divergence",
                                            shown.values().stream()
                                                    .map(loyal -> bar(loyal.divergence()))
                                                    .toList())));
            return new Plate(
                    "loyalty-divergence",
                    chart,
                    "0 means that the pruned model expects the same first token with the same"
                            + " certainty.",
                    "extra.loyalty.klUnpruned",
                    table());
        }

        private List<String> names() {
            return shown.keySet().stream().map(SettingResult::label).toList();
        }

        private static Mark bar(Estimate e) {
            return new Mark(0, e.mean(), Math.max(0, e.low()), e.high(), Optional.empty());
        }

        private DataTable table() {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Map.Entry<SettingResult, Loyal> one : shown.entrySet()) {
                Estimate same = one.getValue().answer();
                Estimate first = one.getValue().first();
                Estimate kl = one.getValue().divergence();
                rows.add(
                        Arrays.<@Nullable Object>asList(
                                one.getKey().label(),
                                same.samples(),
                                same.mean(),
                                same.low(),
                                same.high(),
                                first.mean(),
                                first.low(),
                                first.high(),
                                kl.mean(),
                                kl.low(),
                                kl.high(),
                                one.getValue().prefix.mean()));
            }
            return new DataTable(
                    List.of(
                            "setting",
                            "answers",
                            "same answer",
                            "same answer low",
                            "same answer high",
                            "same first token",
                            "same first token low",
                            "same first token high",
                            "KL [nats]",
                            "KL low [nats]",
                            "KL high [nats]",
                            "mean common prefix [tokens]"),
                    rows);
        }
    }
}
