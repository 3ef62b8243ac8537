package fastv.core.cost;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Golden kind {@code flops}: the formulae against numbers computed apart from this program. */
public final class FlopsKind implements ConformanceKind {

    /** One point of a case. */
    private record Setting(int k, double r) {}

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        String formula = golden.string("formula");
        switch (formula) {
            case "paper" -> paper(golden, comparison);
            case "exact" -> exact(golden, comparison);
            default -> throw new UnsupportedCaseException("formula " + formula);
        }
    }

    private static void paper(GoldenCase golden, Comparison comparison) {
        if (golden.hasInput("grid")) {
            grid(golden, comparison);
        }
        if (golden.hasInput("settings")) {
            List<FlopsReport> reports =
                    settings(golden).stream().map(s -> paper(golden, s)).toList();
            DecoderShape shape = paperShape(golden);
            double full = PaperFlops.layer(golden.number("tokens"), shape);
            column(comparison, "kept_tokens", settings(golden), s -> keptTokens(golden, s));
            column(comparison, "full_layer", reports, r -> full / PaperFlops.BILLION);
            column(
                    comparison,
                    "pruned_layer",
                    settings(golden),
                    s -> PaperFlops.layer(keptTokens(golden, s), shape) / PaperFlops.BILLION);
            column(comparison, "total", reports, r -> r.total() / PaperFlops.BILLION);
            column(comparison, "layer_average", reports, r -> average(r) / PaperFlops.BILLION);
            column(comparison, "ratio", reports, FlopsReport::decoderRatio);
            column(comparison, "reduction", reports, r -> 1 - r.decoderRatio());
            printed(golden, comparison, reports, full / PaperFlops.BILLION);
        }
    }

    private static void grid(GoldenCase golden, Comparison comparison) {
        JsonObject grid = golden.input().getAsJsonObject("grid");
        JsonArray ks = grid.getAsJsonArray("k");
        JsonArray rs = grid.getAsJsonArray("r");
        float[] reduction = new float[ks.size() * rs.size()];
        for (int i = 0; i < reduction.length; i++) {
            int k = ks.get(i / rs.size()).getAsInt();
            double r = rs.get(i % rs.size()).getAsDouble();
            reduction[i] = (float) (1 - paper(golden, new Setting(k, r)).decoderRatio());
        }
        comparison.floats("reduction", reduction, ks.size(), rs.size());
    }

    private static void printed(
            GoldenCase golden, Comparison comparison, List<FlopsReport> reports, double full) {
        if (!golden.hasInput("printing")) {
            return;
        }
        String printing = golden.string("printing");
        Function<FlopsReport, String> flops =
                switch (printing) {
                    case "layer-average" ->
                            r -> PrintedFlops.billions(average(r) / PaperFlops.BILLION);
                    case "ratio-times-baseline" ->
                            r -> PrintedFlops.ratioTimesBaseline(r.decoderRatio(), full);
                    default -> throw new UnsupportedCaseException("printing " + printing);
                };
        texts(comparison, "printed_flops", reports, flops);
        texts(comparison, "printed_ratio", reports, r -> PrintedFlops.percent(r.decoderRatio()));
    }

    private static FlopsReport paper(GoldenCase golden, Setting setting) {
        boolean scaled = allScaled(golden);
        int tokens = golden.integer("tokens");
        // all-scaled: n counts image tokens only, whatever the case calls them
        int image = scaled ? tokens : golden.integer("image_tokens");
        DecoderShape shape = paperShape(golden);
        FlopsInput input =
                FlopsInput.prefill(
                                ModelShape.text(shape),
                                tokens,
                                image,
                                TokensPerLayer.uncut(shape.layers(), tokens))
                        .requesting(List.of(RequestedCut.ratio(setting.k(), setting.r(), image)));
        return (scaled ? new FastvEquation5() : new FastvTable1()).evaluate(input);
    }

    private static double keptTokens(GoldenCase golden, Setting setting) {
        double n = golden.number("tokens");
        return allScaled(golden)
                ? (1 - setting.r()) * n
                : n - setting.r() * golden.number("image_tokens");
    }

    private static boolean allScaled(GoldenCase golden) {
        String rule = golden.string("kept_rule");
        return switch (rule) {
            case "all-scaled" -> true;
            case "text-kept" -> false;
            default -> throw new UnsupportedCaseException("kept rule " + rule);
        };
    }

    /** Heads and vocabulary do not occur in the paper's formula. */
    private static DecoderShape paperShape(GoldenCase golden) {
        int hidden = golden.integer("hidden");
        return new DecoderShape(
                hidden, golden.integer("intermediate"), golden.integer("layers"), 1, 1, hidden, 1);
    }

    private static void exact(GoldenCase golden, Comparison comparison) {
        String rule = golden.string("kept_rule");
        if (!rule.equals("count")) {
            throw new UnsupportedCaseException("kept rule " + rule);
        }
        DecoderShape shape =
                new DecoderShape(
                        golden.integer("hidden"),
                        golden.integer("intermediate"),
                        golden.integer("layers"),
                        golden.integer("heads"),
                        golden.integer("kv_heads"),
                        golden.integer("head_dim"),
                        1);
        int tokens = golden.integer("tokens");
        int image = golden.integer("image_tokens");
        DecoderMacs macs = new DecoderMacs(shape);
        List<TokensPerLayer> planned = new ArrayList<>();
        JsonArray kept = new JsonArray();
        for (Setting s : settings(golden)) {
            int remaining = tokens - image + (int) Math.rint(image * (1 - s.r()));
            kept.add(remaining);
            planned.add(TokensPerLayer.uncut(shape.layers(), tokens).cutBefore(s.k(), remaining));
        }
        comparison.json("kept_tokens", kept);
        column(comparison, "full_layer_macs", planned, t -> macs.layer(tokens));
        column(comparison, "pruned_layer_macs", kept.asList(), n -> macs.layer(n.getAsLong()));
        column(comparison, "total_macs", planned, macs::prefill);
        List<FlopsReport> reports =
                planned.stream()
                        .map(t -> FlopsInput.prefill(ModelShape.text(shape), tokens, image, t))
                        .map(new ExactFlops()::evaluate)
                        .toList();
        column(comparison, "total_flops", reports, FlopsReport::decoder);
        column(comparison, "ratio", reports, FlopsReport::decoderRatio);
    }

    private static double average(FlopsReport report) {
        return report.decoder() / report.perLayer().size();
    }

    private static List<Setting> settings(GoldenCase golden) {
        return golden.input().getAsJsonArray("settings").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(s -> new Setting(s.get("k").getAsInt(), s.get("r").getAsDouble()))
                .toList();
    }

    private static <T> void column(
            Comparison comparison, String name, List<T> rows, Function<T, Number> value) {
        JsonArray found = new JsonArray();
        rows.forEach(row -> found.add(value.apply(row)));
        comparison.json(name, found);
    }

    private static <T> void texts(
            Comparison comparison, String name, List<T> rows, Function<T, String> value) {
        JsonArray found = new JsonArray();
        rows.forEach(row -> found.add(new JsonPrimitive(value.apply(row))));
        comparison.json(name, found);
    }
}
