package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many tokens each layer saw. */
public final class TokensFigure implements Figure {
    @Override
    public String summary() {
        return "tokens that entered each layer at prefill, and equivalent image tokens";
    }

    @Override
    public Gathering begin() {
        return results -> results.settings().isEmpty() ? List.of() : List.of(plate(results));
    }

    private static Plate plate(Results results) {
        Map<String, List<Mark>> lines = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (SettingResult setting : results.settings()) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < setting.tokensPerLayer().size(); i++) {
                marks.add(Mark.at(i + 1.0, setting.tokensPerLayer().get(i)));
            }
            lines.put(setting.label(), marks);
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %.1f equivalent image tokens.",
                            setting.label(),
                            setting.equivalentImageTokens()));
        }
        notes.addAll(LayerLines.leftOut(lines));
        return new Plate(
                "tokens",
                LayerLines.chart(
                        "Tokens in each layer",
                        Axis.of("tokens, mean over samples", Axis.Format.PLAIN).fromZero(),
                        lines),
                "Text and image tokens that entered each layer when the prompt was read. Equivalent"
                        + " image tokens: as many, kept in every layer, would leave the words of"
                        + " the answer as many to look at; a method that shortens the cache later"
                        + " counts by what its caches hold.",
                "tokens.perLayer, tokens.imageHeld",
                notes,
                LayerLines.table("tokens", lines));
    }
}
