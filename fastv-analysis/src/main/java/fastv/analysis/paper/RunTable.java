package fastv.analysis.paper;

import fastv.analysis.summary.SettingOrder;
import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.score.Score;
import fastv.core.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A paper's table with what runs have of it.
 *
 * @param paper the table
 * @param rows those that the runs have, the unpruned one first
 */
record RunTable(PaperTable paper, List<TableRow> rows) {

    RunTable {
        rows = List.copyOf(rows);
    }

    /**
     * Finds the paper's rows in runs.
     *
     * @param journals of the table's run, and of the other run where the table takes one
     * @throws BadInputException if a file is no journal, or the second is no such run
     */
    static RunTable of(PaperTable paper, List<Path> journals, Map<String, Scorer> scorers) {
        int most = paper.takesOtherRun() ? 2 : 1;
        if (journals.isEmpty() || journals.size() > most) {
            throw new BadInputException(
                    "%s: expected %s, got %d"
                            .formatted(
                                    paper.title(),
                                    most == 1 ? "one run" : "one run or two",
                                    journals.size()));
        }
        JudgedRun run = JudgedRun.of(journals.get(0), scorers).withUnpruned();
        Optional<JudgedRun> other =
                journals.stream()
                        .skip(1)
                        .findFirst()
                        .map(journal -> other(paper, run, journal, scorers));
        List<String> compared = run.kinds().stream().filter(kind -> canBeLost(run, kind)).toList();
        List<TableRow> rows = new ArrayList<>();
        for (PrintedRow printed : paper.printed().rows()) {
            if (printed.strategy().equals(PrintedRow.OTHER_RUN)) {
                other.ifPresent(o -> rows.add(row(printed, o, only(o), run, compared)));
            } else {
                setting(run, printed)
                        .ifPresent(label -> rows.add(row(printed, run, label, run, compared)));
            }
        }
        return new RunTable(paper, rows);
    }

    private static JudgedRun other(
            PaperTable paper, JudgedRun run, Path journal, Map<String, Scorer> scorers) {
        JudgedRun other = JudgedRun.of(journal, scorers);
        if (other.board().settings().size() > 1) {
            throw new BadInputException(
                    "%s: expected %s with one setting, got %s; the table's own run comes first"
                            .formatted(journal, paper.otherRun(), other.board().settings()));
        }
        if (!other.dataHash().equals(run.dataHash())) {
            throw new BadInputException(
                    "%s: expected answers to the same questions as in %s, found other data (hash %.10s, not %.10s)"
                            .formatted(journal, run.journal(), other.dataHash(), run.dataHash()));
        }
        return other;
    }

    private static String only(JudgedRun other) {
        return other.board().settings().first();
    }

    /** What the unpruned model cannot do at all cannot be lost. */
    private static boolean canBeLost(JudgedRun run, String kind) {
        return run.score(JournalEntry.UNPRUNED, kind).value() > 0;
    }

    private static Optional<String> setting(JudgedRun run, PrintedRow printed) {
        return run.board().settings().stream()
                .sorted(new SettingOrder())
                .filter(printed::isSetting)
                .findFirst();
    }

    private static TableRow row(
            PrintedRow printed,
            JudgedRun own,
            String setting,
            JudgedRun base,
            List<String> compared) {
        List<Score> scores = base.kinds().stream().map(kind -> own.score(setting, kind)).toList();
        double flops = own.flops().figure(setting);
        return new TableRow(
                printed,
                setting,
                scores,
                flops,
                own.equals(base)
                        ? own.flops().ratio(setting)
                        : flops / base.flops().figure(JournalEntry.UNPRUNED),
                Kept.of(own, setting, base, compared));
    }

    TableRow unpruned() {
        return rows.get(0);
    }

    /** Where the runs and the paper disagree, by the rows that both have. */
    Disagreements disagreements() {
        return new Disagreements(
                rows.stream().skip(1).filter(row -> row.printed().isPrinted()).toList(),
                paper.printed().unpruned());
    }

    private String absent(PrintedRow row) {
        return "%s: not given. It is %s, which `fastv report --kind` takes as second RUN"
                .formatted(row.name(), paper.otherRun());
    }

    /** What of the paper the runs do not have, in words. */
    List<String> missing() {
        List<String> lines = new ArrayList<>();
        List<PrintedRow> found = rows.stream().map(TableRow::printed).toList();
        List<PrintedRow> absent =
                paper.printed().rows().stream()
                        .filter(row -> row.isPrinted() && !found.contains(row))
                        .filter(row -> !row.strategy().equals(PrintedRow.NOT_OURS))
                        .toList();
        absent.stream()
                .filter(row -> row.strategy().equals(PrintedRow.OTHER_RUN))
                .forEach(row -> lines.add(absent(row)));
        List<String> settings =
                absent.stream()
                        .filter(row -> !row.strategy().equals(PrintedRow.OTHER_RUN))
                        .map(PrintedRow::name)
                        .toList();
        if (!settings.isEmpty()) {
            lines.add("No setting of this run stands for: " + String.join(", ", settings));
        }
        return lines;
    }
}
