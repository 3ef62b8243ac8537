package fastv.eval.run;

import fastv.core.cost.ExactFlops;
import fastv.core.cost.FlopsFigures;
import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.journal.Machine;
import fastv.core.journal.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast this model has run on this machine before, by the newest journal that tells.
 *
 * @param flopsPerSecond operations by formula {@code exact} over the time of all stages
 * @param journal where it was read
 */
public record MeasuredRate(double flopsPerSecond, Path journal) {
    private static final int MOST_ENTRIES = 1000;

    /**
     * Looks through a folder of runs for one of the same checkpoint, type, device and machine. A
     * folder that is no run is passed over.
     */
    public static Optional<MeasuredRate> find(ExperimentPlan plan) {
        return journals(plan.experiment().output()).stream()
                .flatMap(journal -> read(journal, plan).stream())
                .findFirst();
    }

    private static List<Path> journals(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(folder -> folder.resolve("journal.jsonl"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(MeasuredRate::modified).reversed())
                    .toList();
        } catch (IOException e) {
            return List.of(); // no measurement is no error: the plan then says what it assumes
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<MeasuredRate> read(Path journal, ExperimentPlan plan) {
        double flops = 0;
        double seconds = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            for (int i = 0; i < MOST_ENTRIES && reader.hasNext(); i++) {
                JournalEntry entry = reader.next();
                FlopsFigures exact = entry.flops().get(ExactFlops.NAME);
                if (exact == null || !isComparable(entry.provenance(), plan)) {
                    return Optional.empty();
                }
                flops += exact.total();
                seconds += entry.times().total().toNanos() / 1e9;
            }
        } catch (BadInputException e) {
            return Optional.empty();
        }
        return seconds > 0
                ? Optional.of(new MeasuredRate(flops / seconds, journal))
                : Optional.empty();
    }

    private static boolean isComparable(Provenance made, ExperimentPlan plan) {
        String device = plan.experiment().device().name();
        return made.identity().checkpointHash().equals(plan.identity().checkpointHash())
                && made.dtype().equals(plan.dtype().publicName())
                && made.device().regionMatches(true, 0, device, 0, device.length())
                && made.machine().equals(Machine.current());
    }
}
