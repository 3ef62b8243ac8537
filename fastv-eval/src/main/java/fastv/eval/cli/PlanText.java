package fastv.eval.cli;

import fastv.core.cost.FlopsFigures;
import fastv.core.model.ModelCard;
import fastv.eval.run.ExperimentPlan;
import fastv.eval.run.Forecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/** A plan as a reader wants it: what will be done, and what it will cost. */
final class PlanText {
    /**
     * How fast the run is expected to be.
     *
     * @param flopsPerSecond operations by formula {@code exact}
     * @param source where the number is from
     */
    record Rate(double flopsPerSecond, String source) {
        /** A plain guess for a model that never ran here. */
        static final Rate ASSUMED =
                new Rate(
                        50e9,
                        "a guess, since this model has not run here; --gflops sets another, and any"
                                + " run measures it");
    }

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] COUNT_UNITS = {"", " thousand", " million", " billion"};
    private static final String[] FLOPS_UNITS = {"", "k", "M", "G", "T", "P"};

    private final ExperimentPlan plan;
    private final Forecast forecast;

    PlanText(ExperimentPlan plan, Forecast forecast) {
        this.plan = plan;
        this.forecast = forecast;
    }

    List<String> lines(Rate rate) {
        List<String> lines = new ArrayList<>(work());
        lines.add("");
        lines.addAll(table());
        lines.add("");
        lines.addAll(notes());
        lines.addAll(cost(rate));
        return lines;
    }

    private List<String> work() {
        ModelCard card = plan.card();
        long answers = plan.answers();
        int steps = plan.maxNewTokens() - 1;
        return List.of(
                "experiment  " + plan.file().name(),
                "model       %s, %d layers, %s weights, %s"
                        .formatted(
                                card.family(),
                                card.layers(),
                                scaled((double) card.parameters(), 1000, COUNT_UNITS).strip(),
                                plan.dtype().publicName()),
                "data        %s, %d of them with pictures; longest prompt %d tokens"
                        .formatted(
                                count(plan.data().samples(), "sample"),
                                plan.data().pictures(),
                                forecast.longestPrompt()),
                "answers     %s x %s x %s = %d"
                        .formatted(
                                count(plan.settings().size(), "setting"),
                                count(plan.seeds().size(), "seed"),
                                count(plan.data().samples(), "sample"),
                                answers),
                "passes      %d prefills, at most %d decoding steps (%d tokens per answer)"
                        .formatted(answers, answers * steps, plan.maxNewTokens()),
                "run folder  " + plan.folder().path());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private List<String> table() {
        SortedSet<String> formulas = new TreeSet<>();
        forecast.settings().forEach(setting -> formulas.addAll(setting.flops().keySet()));
        List<String> header = new ArrayList<>(List.of("setting", "tokens in each layer"));
        formulas.forEach(header::add);
        header.addAll(List.of("exact total", "KV cache"));
        TextTable table = new TextTable(header);
        for (Forecast.OfSetting setting : forecast.settings()) {
            List<String> row =
                    new ArrayList<>(List.of(setting.label(), runs(setting.tokensPerLayer())));
            for (String formula : formulas) {
                FlopsFigures figures = setting.flops().get(formula);
                row.add(figures == null ? "-" : cell(figures.decoder(), figures.decoderRatio()));
            }
            FlopsFigures exact = setting.flops().get("exact");
            row.add(exact == null ? "-" : cell(exact.total(), exact.totalRatio()));
            row.add(bytes((long) setting.kvBytes()));
            table.row(row);
        }
        return table.lines();
    }

    private static String cell(double flops, double ratio) {
        return scaled(flops, 1000, FLOPS_UNITS)
                + String.format(Locale.ROOT, " %.1f%%", 100 * ratio);
    }

    private static List<String> notes() {
        return List.of(
                "FLOPs per answer, means over the samples: decoder layers at prefill by formula, exact"
                        + " total everything;",
                "fastv-eq5 and fastv-table1 count multiply-accumulates once, exact twice; percent of"
                        + " the unpruned model");
    }

    private List<String> cost(Rate rate) {
        Duration time =
                Duration.ofMillis((long) (1000 * forecast.runFlops() / rate.flopsPerSecond()));
        return List.of(
                "memory      weights %s, largest KV cache %s, activations about %s"
                        .formatted(
                                bytes(forecast.weightBytes()),
                                bytes(forecast.kvBytes()),
                                bytes(forecast.activationBytes())),
                "time        about %s for %sFLOPs at %.3g GFLOP/s"
                        .formatted(
                                Progress.duration(time),
                                scaled(forecast.runFlops(), 1000, FLOPS_UNITS),
                                rate.flopsPerSecond() / 1e9),
                "            (" + rate.source() + ")");
    }

    private static String bytes(long bytes) {
        return scaled((double) bytes, 1024, BYTE_UNITS);
    }

    private static String scaled(double value, int step, String[] units) {
        int unit = 0;
        double left = value;
        while (left >= step && unit < units.length - 1) {
            left /= step;
            unit++;
        }
        String space = units[unit].startsWith(" ") ? "" : " ";
        return String.format(Locale.ROOT, unit == 0 ? "%.0f" : "%.1f", left) + space + units[unit];
    }

    /** Neighbouring layers that print alike are one run: {@code 2x640 30x352}. */
    private static String runs(List<Double> layers) {
        StringJoiner runs = new StringJoiner(" ");
        int start = 0;
        for (int layer = 1; layer <= layers.size(); layer++) {
            String run = number(layers.get(start));
            if (layer == layers.size() || !number(layers.get(layer)).equals(run)) {
                runs.add((layer - start) + "x" + run);
                start = layer;
            }
        }
        return runs.toString();
    }

    private static String number(double mean) {
        String text = String.format(Locale.ROOT, "%.1f", mean);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
