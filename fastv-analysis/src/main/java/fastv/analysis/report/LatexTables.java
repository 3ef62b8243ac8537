package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.FormulaResult;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The results as LaTeX, in the layout of table 1 of the FastV paper (arXiv:2403.06764): a block per
 * run, a row per setting with K, R, the FLOPs of table 1's rule, their ratio and the score; and a
 * second table with what the paper leaves out.
 */
final class LatexTables {
    private static final String TABLE1 = "fastv-table1";

    private LatexTables() {}

    static String of(Results results) {
        return performance(results) + "\n" + cost(results);
    }

    private static String performance(Results results) {
        List<String> rows = new ArrayList<>();
        int run = -1;
        for (SettingResult s : results.settings()) {
            if (s.run() != run && results.runs().runs().size() > 1) {
                run = s.run();
                rows.add(rows.isEmpty() ? "" : "\\midrule\n");
                rows.add(
                        "\\multicolumn{6}{l}{%s} \\\\\n"
                                .formatted(text(results.runs().runs().get(run).name())));
            }
            rows.add(
                    String.join(
                                    " & ",
                                    text(name(s)),
                                    knob(s.knobs().number("k"), 1),
                                    knob(s.knobs().number("r"), 100),
                                    s.formula(TABLE1).map(LatexTables::figure).orElse("--"),
                                    s.formula(TABLE1)
                                            .map(f -> "%.0f\\%%".formatted(100 * f.decoderRatio()))
                                            .orElse("--"),
                                    s.score()
                                            .map(
                                                    e ->
                                                            String.format(
                                                                    Locale.ROOT,
                                                                    "%.1f {\\footnotesize[%.1f,"
                                                                            + " %.1f]}",
                                                                    100 * e.value(),
                                                                    100 * e.low(),
                                                                    100 * e.high()))
                                            .orElse("--"))
                            + " \\\\\n");
        }
        return table(
                "lcccrr",
                "Setting & $K$ & $R$ & FLOPs (B) & FLOPs Ratio & Score [95\\% interval]",
                rows,
                "FLOPs: average decoder layer at prefill, by the rule of table~1 of"
                        + " arXiv:2403.06764.");
    }

    private static String cost(Results results) {
        List<String> rows = new ArrayList<>();
        for (SettingResult s : results.settings()) {
            rows.add(
                    String.join(
                                    " & ",
                                    text(s.label()),
                                    String.format(
                                            Locale.ROOT,
                                            "%.1f $\\rightarrow$ %.1f",
                                            s.imageTokensBefore(),
                                            s.imageTokensAfter()),
                                    s.formula(Words.EXACT)
                                            .map(
                                                    f ->
                                                            String.format(
                                                                    Locale.ROOT,
                                                                    "%.1f\\%%",
                                                                    100 * f.decoderRatio()))
                                            .orElse("--"),
                                    ResultTable.bytes(s.cacheMeasuredBytes()),
                                    String.format(
                                            Locale.ROOT,
                                            "%.1f",
                                            1000 * s.time("timeToFirstToken").median()),
                                    s.knobs().isUnpruned()
                                            ? "--"
                                            : s.difference().map(Words::points).orElse("--"))
                            + " \\\\\n");
        }
        return table(
                "lrrrrr",
                "Setting & Image tokens & FLOPs (exact) & KV cache & First token (ms) & $\\Delta$"
                        + " points [95\\% interval]",
                rows,
                "Times are medians; $\\Delta$ is the mean paired difference to the unpruned answers"
                        + " of the same samples.");
    }

    private static String table(String columns, String header, List<String> rows, String note) {
        return "\\begin{table}\n\\centering\n\\begin{tabular}{"
                + columns
                + "}\n\\toprule\n"
                + header
                + " \\\\\n\\midrule\n"
                + String.join("", rows)
                + "\\bottomrule\n\\end{tabular}\n\\caption{"
                + note
                + "}\n\\end{table}\n";
    }

    private static String name(SettingResult s) {
        boolean plain =
                s.knobs().options().keySet().stream()
                        .allMatch(option -> option.equals("k") || option.equals("r"));
        return plain ? s.knobs().strategy() : s.setting();
    }

    private static String knob(OptionalDouble value, double factor) {
        if (value.isEmpty()) {
            return "--";
        }
        double number = factor * value.getAsDouble();
        String text =
                number == Math.rint(number)
                        ? String.valueOf(Math.round(number))
                        : Words.significant(number);
        return factor > 1 ? text + "\\%" : text;
    }

    private static String figure(FormulaResult formula) {
        return Words.significant(formula.figure());
    }

    /** Text whose characters LaTeX would take for commands. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> safe.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '_', '%' -> safe.append('\\').append(c);
                case '~' -> safe.append("\\textasciitilde{}");
                case '^' -> safe.append("\\textasciicircum{}");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
