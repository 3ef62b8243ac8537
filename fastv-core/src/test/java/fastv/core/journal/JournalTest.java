package fastv.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTest {
    private static final JournalEntry FIRST = Entries.entry("none", "a", "a cat\nor two");
    private static final JournalEntry SECOND = Entries.entry("fastv", "a", "\u732b");
    private static final EntryKey SECOND_KEY = new EntryKey("fastv", 7, "a");

    private static RunFolder folder(Path runs) {
        RunFolder folder = RunFolder.under(runs, "tiny", Entries.IDENTITY);
        folder.create("name: tiny\n");
        return folder;
    }

    private static void append(RunFolder folder, JournalEntry... entries) {
        try (Journal journal = Journal.open(folder)) {
            Arrays.asList(entries).forEach(journal::append);
        }
    }

    private static List<JournalEntry> read(RunFolder folder) {
        List<JournalEntry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder.journal())) {
            reader.forEachRemaining(entries::add);
        }
        return entries;
    }

    @Test
    void what_was_appended_is_read_in_order(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        append(folder, FIRST, SECOND);
        assertThat(read(folder)).containsExactly(FIRST, SECOND);
    }

    @Test
    void a_line_is_on_disk_before_append_returns(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        try (Journal journal = Journal.open(folder)) {
            journal.append(FIRST);
            assertThat(read(folder)).containsExactly(FIRST);
        }
    }

    @Test
    void a_reopened_journal_knows_its_entries(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        append(folder, FIRST);
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.has(FIRST.key())).isTrue();
            assertThat(journal.has(SECOND_KEY)).isFalse();
            assertThat(journal.has(new EntryKey("none", 8, "a"))).isFalse();
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    @Test
    void a_kill_at_any_byte_of_a_line_loses_and_repeats_nothing(@TempDir Path runs)
            throws IOException {
        RunFolder folder = folder(runs);
        append(folder, FIRST);
        int one = (int) Files.size(folder.journal());
        append(folder, SECOND);
        byte[] whole = Files.readAllBytes(folder.journal());
        for (int length = one; length < whole.length; length++) {
            Files.write(folder.journal(), Arrays.copyOf(whole, length));
            assertThat(read(folder)).containsExactly(FIRST);
            try (Journal journal = Journal.open(folder)) {
                assertThat(journal.has(SECOND_KEY)).isFalse();
                assertThat(Files.size(folder.journal())).isEqualTo(one);
                if (length % 100 == 0 || length == whole.length - 1) { // appending waits for disks
                    journal.append(SECOND);
                    assertThat(Files.readAllBytes(folder.journal())).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void a_second_entry_for_the_same_sample_is_refused(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        try (Journal journal = Journal.open(folder)) {
            journal.append(FIRST);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.append(Entries.entry("none", "a", "a dog")))
                    .withMessageContaining("written before");
        }
        assertThat(read(folder)).containsExactly(FIRST);
    }

    @Test
    void a_repeated_line_in_the_file_is_named(@TempDir Path runs) throws IOException {
        RunFolder folder = folder(runs);
        append(folder, FIRST);
        Files.write(
                folder.journal(), Files.readAllBytes(folder.journal()), StandardOpenOption.APPEND);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> Journal.open(folder))
                .withMessageStartingWith(folder.journal() + ":2: expected each entry once");
    }

    @Test
    void a_corrupt_line_is_named_and_left_alone(@TempDir Path runs) throws IOException {
        RunFolder folder = folder(runs);
        append(folder, FIRST, SECOND);
        String text = Files.readString(folder.journal());
        String corrupt = text.replaceFirst("\\{", "");
        Files.writeString(folder.journal(), corrupt);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> Journal.open(folder))
                .withMessageStartingWith(folder.journal() + ":1: expected a journal entry");
        assertThat(folder.journal()).hasContent(corrupt);
        Files.writeString(folder.journal(), text);
        assertThat(read(folder)).hasSize(2);
        append(folder, Entries.entry("fastv", "b", "x")); // the failed opening holds no lock
    }

    @Test
    void an_entry_of_another_run_is_refused(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        RunIdentity other = new RunIdentity("plan", "other weights", "data", "0.1.0");
        JournalEntry foreign = Entries.entry("none", "b", "x", other);
        try (Journal journal = Journal.open(folder)) {
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(foreign));
        }
        append(new RunFolder(folder.path(), other), foreign);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> Journal.open(folder))
                .withMessageStartingWith(folder.journal() + ":1: expected an entry of");
    }

    @Test
    void only_one_writer_at_a_time(@TempDir Path runs) {
        RunFolder folder = folder(runs);
        try (Journal journal = Journal.open(folder)) {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> Journal.open(folder))
                    .withMessageContaining("another process is running it")
                    .withMessageStartingWith(folder.path().toString());
            journal.append(FIRST);
        }
        append(folder, SECOND);
        assertThat(read(folder)).hasSize(2);
    }

    @Test
    void a_lock_of_another_process_ends_when_it_is_killed(@TempDir Path runs) throws Exception {
        RunFolder folder = folder(runs);
        Path held = runs.resolve("held");
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                folder.lock().toString(),
                                held.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            while (!Files.exists(held)) {
                assertThat(other.isAlive()).isTrue();
                Thread.sleep(10);
            }
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> Journal.open(folder))
                    .withMessageContaining("another process is running it");
        } finally {
            other.destroyForcibly().waitFor();
        }
        append(folder, FIRST);
        assertThat(read(folder)).containsExactly(FIRST);
    }

    @Test
    void a_missing_journal_is_named(@TempDir Path runs) {
        Path none = runs.resolve("none.jsonl");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> JournalReader.open(none))
                .withMessage(none + ": expected a journal, cannot be read");
    }

    @Test
    void a_file_without_line_ends_does_not_fill_the_memory(@TempDir Path runs) throws IOException {
        Path file = runs.resolve("zeros.jsonl");
        try (var channel =
                Files.newByteChannel(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(20 << 20);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        try (JournalReader reader = JournalReader.open(file)) {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(reader::hasNext)
                    .withMessage(file + ":1: expected a line of at most 16777216 bytes");
        }
    }
}
