package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.Estimate;
import fastv.analysis.result.FormulaResult;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results as a table: for readers with intervals beside the numbers, for programs in full. */
final class ResultTable {
    private static final String NONE = "\u2013";
    private static final String[] TIMES = {
        "imageProcessing", "vision", "prefill", "selection", "decode", "timeToFirstToken", "total"
    };

    private final Results results;

    ResultTable(Results results) {
        this.results = results;
    }

    /** Names of the columns that {@link #rows} fills. */
    List<String> header() {
        return List.of(
                "setting",
                "score [95 % interval]",
                "points against unpruned",
                "same answer as unpruned",
                "image tokens",
                "decoder FLOPs",
                "KV cache",
                "first token",
                "answers");
    }

    List<List<String>> rows() {
        return results.settings().stream().map(this::row).toList();
    }

    private List<String> row(SettingResult s) {
        boolean unpruned = s.knobs().isUnpruned();
        return List.of(
                s.label(),
                s.score().map(Words::percent).orElse(NONE),
                unpruned ? NONE : s.difference().map(Words::points).orElse(NONE),
                unpruned ? NONE : s.agreement().map(Words::percent).orElse(NONE),
                whole(s.imageTokensBefore()) + " \u2192 " + whole(s.imageTokensAfter()),
                s.formula(Words.EXACT).map(f -> Words.percent(f.decoderRatio())).orElse(NONE),
                bytes(s.cacheMeasuredBytes()),
                millis(s, "timeToFirstToken"),
                String.valueOf(s.answers()));
    }

    private static String whole(double mean) {
        String text = String.format(Locale.ROOT, "%.1f", mean);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double scaled = bytes;
        while (scaled >= 1024 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", scaled, units[unit]);
    }

    private static String millis(SettingResult s, String stage) {
        return String.format(Locale.ROOT, "%.1f ms", 1000 * s.time(stage).median());
    }

    /** Every number in full. */
    DataTable data() {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "run",
                                "setting",
                                "answers",
                                "score",
                                "score low",
                                "score high",
                                "difference",
                                "difference low",
                                "difference high",
                                "lost",
                                "gained",
                                "same answer",
                                "same answer low",
                                "same answer high",
                                "image tokens before",
                                "image tokens after",
                                "equivalent tokens",
                                "KV predicted [bytes]",
                                "KV measured [bytes]",
                                "peak [bytes]"));
        for (String stage : TIMES) {
            columns.add(stage + " median [s]");
            columns.add(stage + " mean [s]");
        }
        for (String formula : results.formulas()) {
            columns.add(formula + " figure");
            columns.add(formula + " unit");
            columns.add(formula + " decoder ratio");
            columns.add(formula + " total ratio");
        }
        return new DataTable(columns, results.settings().stream().map(this::full).toList());
    }

    private List<@Nullable Object> full(SettingResult s) {
        List<@Nullable Object> row =
                new ArrayList<>(
                        Arrays.<@Nullable Object>asList(
                                results.runs().runs().get(s.run()).name(),
                                s.setting(),
                                s.answers()));
        addEstimate(row, s.score());
        addEstimate(row, s.difference());
        row.add(s.lost());
        row.add(s.gained());
        addEstimate(row, s.agreement());
        row.add(s.imageTokensBefore());
        row.add(s.imageTokensAfter());
        row.add(s.equivalentTokens());
        row.add(s.cachePredictedBytes());
        row.add(s.cacheMeasuredBytes());
        row.add(s.peakBytes());
        for (String stage : TIMES) {
            row.add(s.time(stage).median());
            row.add(s.time(stage).mean().value());
        }
        for (String name : results.formulas()) {
            Optional<FormulaResult> formula = s.formula(name);
            row.add(formula.map(FormulaResult::figure).orElse(null));
            row.add(formula.map(FormulaResult::unit).orElse(null));
            row.add(formula.map(FormulaResult::decoderRatio).orElse(null));
            row.add(formula.map(FormulaResult::totalRatio).orElse(null));
        }
        return row;
    }

    private static void addEstimate(List<@Nullable Object> row, Optional<Estimate> estimate) {
        row.add(estimate.map(Estimate::value).orElse(null));
        row.add(estimate.map(Estimate::low).orElse(null));
        row.add(estimate.map(Estimate::high).orElse(null));
    }
}
