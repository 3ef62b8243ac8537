package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.FormulaResult;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.core.score.Score;
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
    private static final String NONE = "--";

    private LatexTables() {}

    static String of(Results results) {
        return performance(results)
                + "\n"
                + (new ScoreTable(results).isWorthShowing() ? kinds(results) + "\n" : "")
                + cost(results);
    }

    private static String performance(Results results) {
        List<Measure> measures = results.headlines();
        List<String> header =
                new ArrayList<>(List.of("Setting", "$K$", "$R$", "FLOPs (B)", "FLOPs Ratio"));
        measures.forEach(measure -> header.add(text(measure.title())));
        List<String> rows = new ArrayList<>();
        int run = -1;
        for (SettingResult s : results.settings()) {
            if (s.run() != run && results.runs().runs().size() > 1) {
                run = s.run();
                rows.add(rows.isEmpty() ? "" : "\\midrule\n");
                rows.add(
                        "\\multicolumn{%d}{l}{%s} \\\\\n"
                                .formatted(
                                        header.size(),
                                        text(results.runs().runs().get(run).name())));
            }
            List<String> cells = new ArrayList<>(List.of(text(name(s))));
            cells.add(knob(s.knobs().number("k"), 1));
            cells.add(knob(s.knobs().number("r"), 100));
            cells.add(s.formula(TABLE1).map(LatexTables::figure).orElse(NONE));
            cells.add(s.formula(TABLE1).map(f -> whole(f.decoderRatio())).orElse(NONE));
            measures.forEach(
                    measure -> cells.add(s.score(measure).map(LatexTables::score).orElse(NONE)));
            rows.add(row(cells));
        }
        return table(
                "lcccr" + "r".repeat(measures.size()),
                row(header),
                rows,
                "Scores times 100 with 95\\% intervals. FLOPs: average decoder layer at prefill, by"
                        + " the rule of table~1 of arXiv:2403.06764.");
    }

    /** A setting's scores kind by kind, which would be too wide beside its cost: a row each. */
    private static String kinds(Results results) {
        List<String> header = new ArrayList<>(List.of("Measure"));
        results.settings().forEach(s -> header.add(text(s.label())));
        List<String> rows = new ArrayList<>();
        for (Measure measure : results.measures()) {
            List<String> cells = new ArrayList<>(List.of(text(measure.title())));
            results.settings()
                    .forEach(
                            s ->
                                    cells.add(
                                            s.score(measure)
                                                    .map(score -> Words.score(score.value()))
                                                    .orElse(NONE)));
            rows.add(row(cells));
        }
        return table(
                "l" + "r".repeat(results.settings().size()),
                row(
                        header.stream()
                                .map(
                                        name ->
                                                name.equals("Measure")
                                                        ? name
                                                        : "\\rotatebox{90}{" + name + "}")
                                .toList()),
                rows,
                "Scores times 100 by kind of question. Needs the package \\texttt{graphicx}.");
    }

    private static String row(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }

    private static String whole(double ratio) {
        return String.format(Locale.ROOT, "%.0f\\%%", 100 * ratio);
    }

    private static String score(Score score) {
        return "%s {\\footnotesize[%s, %s]}"
                .formatted(
                        Words.score(score.value()),
                        Words.score(score.interval().low()),
                        Words.score(score.interval().high()));
    }

    private static String cost(Results results) {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "Setting",
                                "Image tokens",
                                "FLOPs (exact)",
                                "KV cache",
                                "First token (ms)"));
        results.headlines().forEach(m -> header.add("$\\Delta$ " + text(m.title())));
        List<String> rows = new ArrayList<>();
        for (SettingResult s : results.settings()) {
            List<String> cells = new ArrayList<>(List.of(text(s.label())));
            cells.add(
                    String.format(
                            Locale.ROOT,
                            "%.1f $\\rightarrow$ %.1f",
                            s.imageTokensBefore(),
                            s.imageTokensAfter()));
            cells.add(
                    s.formula(Words.EXACT)
                            .map(f -> text(Words.percent(f.decoderRatio())))
                            .orElse(NONE));
            cells.add(ResultTable.bytes(s.cacheMeasuredBytes()));
            cells.add(
                    String.format(Locale.ROOT, "%.1f", 1000 * s.time("timeToFirstToken").median()));
            results.headlines()
                    .forEach(m -> cells.add(s.difference(m).map(Words::points).orElse(NONE)));
            rows.add(row(cells));
        }
        return table(
                "l" + "r".repeat(header.size() - 1),
                row(header),
                rows,
                "Times are medians; $\\Delta$ is the paired difference to the unpruned answers of"
                        + " the same samples in points, with its 95\\% interval.");
    }

    private static String table(String columns, String header, List<String> rows, String note) {
        return "\\begin{table}\n\\centering\n\\begin{tabular}{"
                + columns
                + "}\n\\toprule\n"
                + header
                + "\\midrule\n"
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
            return NONE;
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
