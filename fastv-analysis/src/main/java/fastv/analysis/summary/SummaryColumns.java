package fastv.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Which number stands in which column. */
final class SummaryColumns {
    private SummaryColumns() {}

    /** What a reader looks at first: are the answers the same, and how long did they take. */
    static Columns answers(SummaryTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (SettingSummary s : table.settings()) {
            rows.add(
                    List.of(
                            s.setting(),
                            String.valueOf(s.samples()),
                            Cells.share(s.agreement()),
                            Cells.share(s.right()),
                            Cells.count(s.imageTokensBefore())
                                    + " -> "
                                    + Cells.count(s.imageTokensAfter()),
                            Cells.count(s.equivalentImageTokens()),
                            Cells.bytes(s.kvMeasuredBytes()),
                            Cells.millis(s.times().vision()),
                            Cells.millis(s.times().prefill()),
                            Cells.millis(s.times().selection()),
                            Cells.millis(s.times().decode())));
        }
        return new Columns(
                List.of(
                        "setting",
                        "answers",
                        "agree",
                        "right",
                        "image tokens",
                        "equivalent",
                        "KV cache",
                        "vision",
                        "prefill",
                        "select",
                        "decode"),
                rows);
    }

    /** Where the tokens went, and what that saves by each formula. */
    static Columns costs(SummaryTable table) {
        List<String> header = new ArrayList<>(List.of("setting", "tokens in each layer"));
        List<Function<SettingSummary, String>> cells = new ArrayList<>();
        for (String name : table.formulas()) {
            FigureUnit unit = FigureUnit.of(unit(table, name), largest(table, name));
            header.add(name + "\n[" + unit.name() + "]");
            cells.add(s -> s.formula(name).map(f -> figure(f, unit)).orElse(Cells.NONE));
            if (hasFurtherLines(table, name)) {
                header.add(name + " total\n[" + unit.name() + "]");
                cells.add(s -> s.formula(name).map(f -> total(f, unit)).orElse(Cells.NONE));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (SettingSummary s : table.settings()) {
            List<String> row =
                    new ArrayList<>(List.of(s.setting(), Cells.runLengths(s.tokensPerLayer())));
            cells.forEach(cell -> row.add(cell.apply(s)));
            rows.add(row);
        }
        return new Columns(header, rows);
    }

    private static boolean hasFurtherLines(SummaryTable table, String formula) {
        return table.settings().stream()
                .flatMap(setting -> setting.formula(formula).stream())
                .anyMatch(f -> f.total() != f.decoder());
    }

    private static double largest(SummaryTable table, String formula) {
        return table.settings().stream()
                .flatMap(setting -> setting.formula(formula).stream())
                .mapToDouble(FormulaSummary::figure)
                .max()
                .orElse(0);
    }

    private static String figure(FormulaSummary f, FigureUnit unit) {
        return Cells.significant(unit.factor() * f.figure())
                + " ("
                + Cells.percent(f.decoderRatio())
                + ")";
    }

    /** In the unit of the figure, which stands for the decoder layers alone. */
    private static String total(FormulaSummary f, FigureUnit unit) {
        double total = f.decoder() == 0 ? 0 : f.total() * (f.figure() / f.decoder());
        return Cells.significant(unit.factor() * total)
                + " ("
                + Cells.percent(f.totalRatio())
                + ")";
    }

    private static String unit(SummaryTable table, String formula) {
        return table.settings().stream()
                .flatMap(setting -> setting.formula(formula).stream())
                .map(FormulaSummary::unit)
                .findFirst()
                .orElse("");
    }

    /** Every number in full, in one table. */
    static Columns full(SummaryTable table) {
        SortedSet<String> formulas = table.formulas();
        List<String> header = new ArrayList<>(FULL);
        for (String name : formulas) {
            header.addAll(
                    List.of(
                            name + " [" + unit(table, name) + "]",
                            name + " decoder",
                            name + " decoder ratio",
                            name + " total",
                            name + " total ratio"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (SettingSummary s : table.settings()) {
            List<String> row = new ArrayList<>(fullCells(s));
            formulas.forEach(name -> row.addAll(fullFormula(s.formula(name))));
            rows.add(row);
        }
        return new Columns(header, rows);
    }

    private static final List<String> FULL =
            List.of(
                    "setting",
                    "samples",
                    "agreed",
                    "compared",
                    "right",
                    "judged",
                    "image tokens before",
                    "image tokens after",
                    "equivalent image tokens",
                    "tokens in each layer",
                    "KV bytes predicted",
                    "KV bytes measured",
                    "image processing s",
                    "vision s",
                    "prefill s",
                    "selection s",
                    "decode s",
                    "first token s",
                    "peak bytes");

    private static List<String> fullCells(SettingSummary s) {
        StageSeconds t = s.times();
        return List.of(
                s.setting(),
                String.valueOf(s.samples()),
                s.agreement().map(share -> String.valueOf(share.count())).orElse(""),
                s.agreement().map(share -> String.valueOf(share.of())).orElse(""),
                s.right().map(share -> String.valueOf(share.count())).orElse(""),
                s.right().map(share -> String.valueOf(share.of())).orElse(""),
                String.valueOf(s.imageTokensBefore()),
                String.valueOf(s.imageTokensAfter()),
                String.valueOf(s.equivalentImageTokens()),
                Cells.runLengths(s.tokensPerLayer()),
                String.valueOf(s.kvPredictedBytes()),
                String.valueOf(s.kvMeasuredBytes()),
                String.valueOf(t.imageProcessing()),
                String.valueOf(t.vision()),
                String.valueOf(t.prefill()),
                String.valueOf(t.selection()),
                String.valueOf(t.decode()),
                String.valueOf(t.timeToFirstToken()),
                String.valueOf(s.peakBytes()));
    }

    private static List<String> fullFormula(Optional<FormulaSummary> formula) {
        return formula.map(
                        f ->
                                List.of(
                                        String.valueOf(f.figure()),
                                        String.valueOf(f.decoder()),
                                        String.valueOf(f.decoderRatio()),
                                        String.valueOf(f.total()),
                                        String.valueOf(f.totalRatio())))
                .orElse(List.of("", "", "", "", ""));
    }
}
