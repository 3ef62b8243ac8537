package fastv.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunFolderTest {

    @Test
    void whatever_changes_the_answers_changes_the_folder(@TempDir Path runs) {
        Set<Path> paths = new HashSet<>();
        for (RunIdentity identity :
                List.of(
                        new RunIdentity("p", "c", "d", "1"),
                        new RunIdentity("q", "c", "d", "1"),
                        new RunIdentity("p", "x", "d", "1"),
                        new RunIdentity("p", "c", "x", "1"),
                        new RunIdentity("p", "c", "d", "2"),
                        new RunIdentity("pc", "", "d", "1"))) {
            paths.add(RunFolder.under(runs, "tiny", identity).path());
        }
        assertThat(paths).hasSize(6);
    }

    @Test
    void the_same_identity_finds_the_same_folder(@TempDir Path runs) {
        assertThat(RunFolder.under(runs, "pope k2", Entries.IDENTITY))
                .isEqualTo(RunFolder.under(runs, "pope k2", Entries.IDENTITY));
        assertThat(RunFolder.under(runs, "../pope k2", Entries.IDENTITY).path().getFileName())
                .hasToString("pope-k2-" + Entries.IDENTITY.hash().substring(0, 10))
                .satisfies(name -> assertThat(name.toString()).hasSize(18));
    }

    @Test
    void holds_the_experiment_and_both_summaries(@TempDir Path runs) throws IOException {
        RunFolder folder = RunFolder.under(runs, "tiny", Entries.IDENTITY);
        folder.create("name: tiny\n");
        folder.create("name: tiny\n");
        folder.writeSummary("table\n", "{}\n");
        assertThat(folder.experiment()).hasContent("name: tiny\n");
        assertThat(folder.summaryText()).hasContent("table\n");
        try (var files = Files.list(folder.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("experiment.yaml", "summary.txt", "summary.json");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named(@TempDir Path runs) throws IOException {
        Path file = Files.writeString(runs.resolve("runs"), "a file");
        RunFolder folder = RunFolder.under(file, "tiny", Entries.IDENTITY);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> folder.create("name: tiny\n"))
                .withMessage(folder.path() + ": expected a folder that can be written");
    }
}
