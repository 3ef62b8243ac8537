package fastv.analysis.report;

import fastv.analysis.chart.draw.ChartFile;
import fastv.analysis.figure.Plate;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One drawing as a file of the form that its name asks for, with its numbers beside it. */
final class DrawnFile {
    private DrawnFile() {}

    /** {@code a.svg}, {@code a-2.svg}, ... */
    static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return number == 0 || dot < 0
                ? file
                : file.resolveSibling(
                        name.substring(0, dot) + "-" + (number + 1) + name.substring(dot));
    }

    static List<Path> write(Plate plate, Path file) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes;
        if (name.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            bytes = ChartFile.svg(plate.chart()).getBytes(StandardCharsets.UTF_8);
        } else if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            bytes = ChartFile.png(plate.chart()).bytes();
        } else {
            throw new BadInputException(file + ": expected a file that ends in .svg or .png");
        }
        Path numbers = file.resolveSibling(name.substring(0, name.length() - 4) + ".csv");
        try {
            Files.write(file, bytes);
            Files.writeString(numbers, plate.data().csv());
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written", e);
        }
        return List.of(file, numbers);
    }
}
