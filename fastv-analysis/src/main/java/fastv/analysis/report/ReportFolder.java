package fastv.analysis.report;

import fastv.analysis.chart.draw.ChartFile;
import fastv.analysis.figure.Plate;
import fastv.analysis.table.DataTable;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a report's files go: the page, and {@code report/} beside it. */
final class ReportFolder {
    private final Path folder;
    private final Path parts;

    ReportFolder(Path folder) {
        this.folder = folder;
        this.parts = folder.resolve("report");
        try {
            Files.createDirectories(parts);
        } catch (IOException e) {
            throw new BadInputException(parts + ": expected a folder that can be written", e);
        }
    }

    void table(String name, DataTable table) {
        write(parts.resolve(name + ".csv"), table.csv().getBytes(StandardCharsets.UTF_8));
        write(parts.resolve(name + ".json"), table.json().getBytes(StandardCharsets.UTF_8));
    }

    void plate(Plate plate) {
        table(plate.name(), plate.data());
        String svg = ChartFile.svg(plate.chart());
        write(parts.resolve(plate.name() + ".svg"), svg.getBytes(StandardCharsets.UTF_8));
        write(parts.resolve(plate.name() + ".png"), ChartFile.png(plate.chart()).bytes());
    }

    Path page(String html) {
        Path page = folder.resolve("report.html");
        write(page, html.getBytes(StandardCharsets.UTF_8));
        return page;
    }

    /** Replaces a file as a whole, so that a reader never sees half of it. */
    private static void write(Path file, byte[] bytes) {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written", e);
        }
    }
}
