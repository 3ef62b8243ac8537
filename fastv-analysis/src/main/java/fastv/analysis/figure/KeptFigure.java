package fastv.analysis.figure;

import fastv.analysis.chart.PictureGrid;
import fastv.analysis.chart.PictureGrid.Panel;
import fastv.analysis.chart.PictureGrid.Patch;
import fastv.analysis.chart.PictureGrid.Shade;
import fastv.analysis.chart.Png;
import fastv.analysis.result.Results;
import fastv.analysis.result.RunSource;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.scores.ShownPicture;
import fastv.analysis.scores.StageScores;
import fastv.analysis.table.DataTable;
import fastv.core.journal.JournalEntry;
import fastv.core.token.PatchGrid;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was kept of each picture, setting by setting, with what was answered: figure 5 of the FastV
 * paper (arXiv:2403.06764). A veil lies over what was removed.
 */
public final class KeptFigure implements Figure {
    private static final int MOST_SAMPLES = 4;
    private static final int MOST_PANELS = 12;
    private static final int COLUMNS = 4;

    @Override
    public String summary() {
        return "pictures with kept and dropped patches per setting, scores, question and answers"
                + " (analysis scores)";
    }

    @Override
    public Gathering begin() {
        return new Kept();
    }

    private static final class Kept implements Gathering {
        private final List<SampleAnswers> shown = new ArrayList<>();

        @Override
        public void add(SampleAnswers sample) {
            if (shown.size() < MOST_SAMPLES
                    && sample.entries().stream()
                            .anyMatch(
                                    entry ->
                                            ScoresRecord.of(entry)
                                                    .filter(r -> !r.pictures().isEmpty())
                                                    .isPresent())) {
                shown.add(sample);
            }
        }

        @Override
        public List<Plate> plates(Results results) {
            List<Plate> plates = new ArrayList<>();
            for (SampleAnswers sample : shown) {
                plates.add(plate(sample, results, plates.size() + 1));
            }
            return plates;
        }
    }

    private static Plate plate(SampleAnswers sample, Results results, int number) {
        RunSource run = results.runs().runs().get(sample.run());
        List<Panel> panels = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Set<String> settings = new HashSet<>();
        Set<String> rankings = new HashSet<>();
        List<Panel> heats = new ArrayList<>();
        for (JournalEntry entry : sample.entries()) {
            Optional<ScoresRecord> record = ScoresRecord.of(entry);
            if (record.isEmpty()
                    || record.get().pictures().isEmpty()
                    || !settings.add(entry.setting())) {
                continue; // a further seed of the same setting looks alike
            }
            ShownPicture picture = record.get().pictures().get(0);
            Png png = picture(run, sample.sample().id(), picture);
            Optional<Boolean> right =
                    results.judge().isRight(entry.sample(), entry.answer().text());
            panels.add(panel(entry, right, record.get(), picture.grid(), png));
            rows.add(row(entry, right, record.get()));
            for (StageScores stage : record.get().stages()) {
                if (stage.picture() == 0
                        && !stage.scores().isEmpty()
                        && rankings.add(stage.ranking() + " " + stage.site())) {
                    heats.add(heat(stage, picture.grid(), png));
                }
            }
        }
        panels.addAll(heats);
        return new Plate(
                "kept-" + number,
                new PictureGrid(
                        "What was kept: sample " + sample.sample().id(),
                        alt(rows),
                        heading(sample),
                        COLUMNS,
                        panels.subList(0, Math.min(MOST_PANELS, panels.size()))),
                "Grey patches were removed on the way through the decoder, clear ones reached its"
                        + " last layer. The last pictures show what rankings thought of each patch:"
                        + " dark blue little, yellow much.",
                "extra.scores.pictures, extra.scores.stages; answer.text",
                new DataTable(
                        List.of("setting", "answer", "right", "patches", "kept", "kept patches"),
                        rows));
    }

    private static Png picture(RunSource run, String sample, ShownPicture picture) {
        List<Path> places = new ArrayList<>();
        String safe = sample.replaceAll("[^A-Za-z0-9._-]+", "-");
        places.add(run.folder().resolve("pictures").resolve(safe + ".png"));
        try {
            places.add(run.folder().resolve(picture.file()));
        } catch (InvalidPathException e) {
            places.remove(1 < places.size() ? 1 : 0);
        }
        return SourcePicture.read(places)
                .orElseGet(
                        () -> SourcePicture.grey(picture.grid().width(), picture.grid().height()));
    }

    private static List<String> heading(SampleAnswers sample) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" / ", sample.sample().questions()).replaceAll("\\s+", " "));
        if (!sample.sample().references().isEmpty()) {
            lines.add("reference: " + String.join(" / ", sample.sample().references()));
        }
        return lines;
    }

    private static Panel panel(
            JournalEntry entry,
            Optional<Boolean> right,
            ScoresRecord record,
            PatchGrid grid,
            Png picture) {
        Set<Integer> kept = new HashSet<>(record.kept(0));
        List<Patch> patches = new ArrayList<>();
        for (int patch = 0; patch < grid.patches(); patch++) {
            if (!kept.contains(patch)) {
                add(patches, grid, patch, new Shade.Dropped());
            }
        }
        return new Panel(
                picture,
                patches,
                List.of(
                        entry.setting(),
                        entry.answer().text().replaceAll("\\s+", " "),
                        kept.size() + " of " + grid.patches() + " patches kept"),
                right);
    }

    private static Panel heat(StageScores stage, PatchGrid grid, Png picture) {
        double low = stage.scores().stream().mapToDouble(Float::doubleValue).min().orElse(0);
        double high = stage.scores().stream().mapToDouble(Float::doubleValue).max().orElse(0);
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < stage.patches().size(); i++) {
            double place = high > low ? (stage.scores().get(i) - low) / (high - low) : 0;
            add(patches, grid, stage.patches().get(i), new Shade.Heat(place));
        }
        return new Panel(
                picture,
                patches,
                List.of(
                        "scores of " + stage.ranking(),
                        stage.site(),
                        Words.significant(low) + " to " + Words.significant(high)),
                Optional.empty());
    }

    /** Patches of padding and margins show nothing of the picture. */
    private static void add(List<Patch> patches, PatchGrid grid, int patch, Shade shade) {
        PatchGrid.Region region = grid.region(patch);
        if (!region.isEmpty()) {
            patches.add(
                    new Patch(
                            region.left() / grid.width(),
                            region.top() / grid.height(),
                            (region.right() - region.left()) / grid.width(),
                            (region.bottom() - region.top()) / grid.height(),
                            shade));
        }
    }

    private static List<@Nullable Object> row(
            JournalEntry entry, Optional<Boolean> right, ScoresRecord record) {
        return Arrays.<@Nullable Object>asList(
                entry.setting(),
                entry.answer().text(),
                right.orElse(null),
                record.pictures().get(0).grid().patches(),
                record.kept(0).size(),
                record.kept(0).toString());
    }

    private static String alt(List<List<@Nullable Object>> rows) {
        StringBuilder alt = new StringBuilder("The picture once per setting.");
        for (List<@Nullable Object> row : rows) {
            alt.append(' ')
                    .append(row.get(0))
                    .append(": ")
                    .append(row.get(4))
                    .append(" of ")
                    .append(row.get(3))
                    .append(" patches kept, answer: ")
                    .append(row.get(1))
                    .append('.');
        }
        return alt.toString();
    }
}
