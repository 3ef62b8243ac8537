package fastv.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswersReportTest {
    private static JournalEntry entry(String setting, String sample, String answer) {
        return SummaryReportTest.entry(setting, sample, answer, 288, 0.5);
    }

    private static List<JournalEntry> entries() {
        return List.of(
                entry("fastv(k=2)", "s10", "a | b\nc"),
                entry("none", "s10", "a cat"),
                entry("none", "s9", "a dog"));
    }

    @Test
    void shows_every_setting_below_its_sample_in_one_row(@TempDir Path runs) {
        Path journal = SummaryReportTest.write(runs, entries());
        assertThat(new AnswersReport().render(journal, ReportFormat.MARKDOWN))
                .isEqualTo(
                        """
                        # Answers

                        ## s9

                        Which animal?

                        references: cat / a cat

                        | setting | seed | answer |
                        | --- | --- | --- |
                        | none | 7 | a dog |

                        ## s10

                        Which animal?

                        references: cat / a cat

                        | setting | seed | answer |
                        | --- | --- | --- |
                        | none | 7 | a cat |
                        | fastv(k=2) | 7 | a \\| b c |
                        """);
    }

    @Test
    void does_not_depend_on_the_order_of_writing(@TempDir Path one, @TempDir Path two) {
        List<JournalEntry> turned = new ArrayList<>(entries());
        Collections.reverse(turned);
        AnswersReport report = new AnswersReport();
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(
                            report.render(
                                    SummaryReportTest.write(one.resolve("" + format), turned),
                                    format))
                    .isEqualTo(
                            report.render(
                                    SummaryReportTest.write(two.resolve("" + format), entries()),
                                    format));
        }
    }

    @Test
    void shows_the_first_two_hundred_samples(@TempDir Path runs) {
        List<JournalEntry> many = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            many.add(entry("none", "s" + (229 - i), "a cat"));
        }
        String page =
                new AnswersReport()
                        .render(SummaryReportTest.write(runs, many), ReportFormat.MARKDOWN);
        assertThat(page).contains("## s0\n", "## s199\n").doesNotContain("## s200\n");
    }
}
