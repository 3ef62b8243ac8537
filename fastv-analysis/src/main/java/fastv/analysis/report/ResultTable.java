package fastv.analysis.report;

import fastv.analysis.estimate.Estimate;
import fastv.analysis.figure.Words;
import fastv.analysis.result.FormulaResult;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import fastv.core.score.Difference;
import fastv.core.score.Interval;
import fastv.core.score.Score;
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
        List<String> header = new ArrayList<>(List.of("setting"));
        for (Measure measure : results.headlines()) {
            header.add(measure.title());
            header.add("against unpruned");
        }
        header.addAll(
                List.of(
                        "same answer as unpruned",
                        "image tokens",
                        "equivalent image tokens",
                        "decoder FLOPs",
                        "KV cache",
                        "first token",
                        "answers"));
        return header;
    }

    List<List<String>> rows() {
        return results.settings().stream().map(this::row).toList();
    }

    private List<String> row(SettingResult s) {
        boolean unpruned = s.knobs().isUnpruned();
        List<String> row = new ArrayList<>(List.of(s.label()));
        for (Measure measure : results.headlines()) {
            row.add(s.score(measure).map(Words::score).orElse(NONE));
            row.add(s.difference(measure).map(Words::points).orElse(NONE));
        }
        row.addAll(
                List.of(
                        unpruned ? NONE : s.agreement().map(Words::percent).orElse(NONE),
                        whole(s.imageTokensBefore()) + " \u2192 " + whole(s.imageTokensAfter()),
                        whole(s.equivalentImageTokens()),
                        s.formula(Words.EXACT)
                                .map(f -> Words.percent(f.decoderRatio()))
                                .orElse(NONE),
                        bytes(s.cacheMeasuredBytes()),
                        millis(s, "timeToFirstToken"),
                        String.valueOf(s.answers())));
        return row;
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
        List<String> columns = new ArrayList<>(List.of("run", "setting", "answers"));
        for (Measure measure : results.headlines()) {
            columns.addAll(three(measure.title()));
            columns.addAll(three(measure.title() + " difference"));
        }
        columns.addAll(three("same answer"));
        columns.addAll(
                List.of(
                        "image tokens before",
                        "image tokens after",
                        "equivalent image tokens",
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
        for (Measure measure : results.headlines()) {
            Optional<Score> score = s.score(measure);
            add(row, score.map(Score::value), score.map(Score::interval));
            Optional<Difference> difference = s.difference(measure);
            add(row, difference.map(Difference::value), difference.map(Difference::interval));
        }
        addEstimate(row, s.agreement());
        row.add(s.imageTokensBefore());
        row.add(s.imageTokensAfter());
        row.add(s.equivalentImageTokens());
        row.add(s.cachePredictedBytes());
        row.add(s.cacheMeasuredBytes());
        row.add(s.peakBytes());
        for (String stage : TIMES) {
            row.add(s.time(stage).median());
            row.add(s.time(stage).mean().mean());
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

    private static List<String> three(String name) {
        return List.of(name, name + " low", name + " high");
    }

    private static void add(
            List<@Nullable Object> row, Optional<Double> value, Optional<Interval> interval) {
        row.add(value.orElse(null));
        row.add(interval.map(Interval::low).orElse(null));
        row.add(interval.map(Interval::high).orElse(null));
    }

    private static void addEstimate(List<@Nullable Object> row, Optional<Estimate> estimate) {
        row.add(estimate.map(Estimate::mean).orElse(null));
        row.add(estimate.map(Estimate::low).orElse(null));
        row.add(estimate.map(Estimate::high).orElse(null));
    }
}
