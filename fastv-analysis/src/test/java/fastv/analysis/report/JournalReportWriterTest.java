package fastv.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import fastv.analysis.AnalysisModule;
import fastv.analysis.EqualScorer;
import fastv.core.cost.DecoderShape;
import fastv.core.cost.ExactFlops;
import fastv.core.cost.FastvEquation5;
import fastv.core.cost.FastvTable1;
import fastv.core.cost.FlopsFormula;
import fastv.core.error.BadInputException;
import fastv.core.report.ReductionGrid;
import fastv.core.report.ReportWriter;
import fastv.core.score.Scorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalReportWriterTest {
    private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' & {{ 7 * 7 }}";

    @TempDir private Path temp = Path.of("");

    static ReportWriter writer() {
        return Guice.createInjector(
                        new AnalysisModule(),
                        new AbstractModule() {
                            @Override
                            protected void configure() {
                                var formulas =
                                        MapBinder.newMapBinder(
                                                binder(), String.class, FlopsFormula.class);
                                var scorers =
                                        MapBinder.newMapBinder(
                                                binder(), String.class, Scorer.class);
                                EqualScorer.SCORERS.forEach(
                                        (name, one) -> scorers.addBinding(name).toInstance(one));
                                formulas.addBinding("exact").toInstance(new ExactFlops());
                                formulas.addBinding("fastv-eq5").toInstance(new FastvEquation5());
                                formulas.addBinding("fastv-table1").toInstance(new FastvTable1());
                            }
                        })
                .getInstance(ReportWriter.class);
    }

    /** Four samples: unpruned 3 of 4 right, pruned 2 of 4; they differ in one. */
    private Path run(String name, String question) {
        try (RunFixture run = new RunFixture(temp, name)) {
            for (int sample = 0; sample < 4; sample++) {
                String id = "s" + sample;
                run.answer("none", id, question, sample < 3 ? "yes" : "no");
                run.answer("fastv(k=1, r=0.5)", id, question, sample < 2 ? "Yes." : "no");
                run.answer("fastv(k=1, r=0.75)", id, question, "no");
                run.answer("fastv(k=0, r=0.5)", id, question, "no");
                run.answer("fastv(k=0, r=0.75)", id, question, "no");
            }
            return run.folder();
        }
    }

    @Test
    void the_numbers_are_those_computed_by_hand() throws IOException {
        Path run = run("a", "Is it?");
        writer().write(List.of(run), run, List.of());
        String page = Files.readString(run.resolve("report.html"));
        // Wilson for 3 of 4: centre (0.75 + 0.4802) / 1.9604, half 0.3269
        assertThat(page).contains("75.0 <small>[30.1, 95.4]</small>");
        // one of four lost: Agresti and Min -1/6 -+ 1.96 sqrt(2 - 1/6) / 6
        assertThat(page).contains("-25.0 <small>[-60.9, +27.6]</small>");
        String csv = Files.readString(run.resolve("report/results.csv"));
        assertThat(csv.lines().count()).isEqualTo(6);
        assertThat(csv.lines().skip(4).findFirst().orElseThrow())
                .startsWith(run.getFileName() + ",\"fastv(k=1, r=0.5)\",4,0.5,");
    }

    @Test
    void text_of_the_data_never_becomes_markup() throws IOException {
        Path run = run("a", HOSTILE);
        writer().write(List.of(run), run, List.of());
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("onload='x'")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("{{ 7 * 7 }}");
    }

    @Test
    void the_page_asks_nobody_for_anything() throws IOException {
        Path run = run("a", "Is it?");
        writer().write(List.of(run), run, List.of());
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page.replace("http://www.w3.org/", ""))
                .doesNotContain("http:", "https:", "src=");
        assertThat(page).doesNotContain("@import", "<link rel=\"stylesheet\"");
    }

    @Test
    void the_same_journal_gives_the_same_bytes() throws IOException {
        Path run = run("a", "Is it?");
        Path first = temp.resolve("first");
        Path second = temp.resolve("second");
        writer().write(List.of(run), first, List.of());
        writer().write(List.of(run), second, List.of());
        assertThat(files(first)).isEqualTo(files(second)).hasSizeGreaterThan(8);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void every_drawing_is_xml_with_a_title_and_a_description() throws Exception {
        Path run = run("a", HOSTILE);
        writer().write(List.of(run), run, List.of());
        try (Stream<Path> paths = Files.list(run.resolve("report"))) {
            List<Path> drawings =
                    paths.filter(path -> path.toString().endsWith(".svg")).sorted().toList();
            assertThat(drawings).isNotEmpty();
            for (Path drawing : drawings) {
                var builder = DocumentBuilderFactory.newInstance();
                builder.setFeature(
                        "http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                var root =
                        builder.newDocumentBuilder()
                                .parse(new ByteArrayInputStream(Files.readAllBytes(drawing)))
                                .getDocumentElement();
                assertThat(root.getTagName()).isEqualTo("svg");
                assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                        .isNotBlank();
                assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
            }
        }
    }

    @Test
    void several_runs_are_compared_under_their_names() throws IOException {
        Path one = run("one", "Is it?");
        Path two = run("two", "Is it?");
        Path out = temp.resolve("both");
        writer().write(List.of(one, two), out, List.of());
        assertThat(Files.readString(out.resolve("report.html")))
                .contains(one.getFileName() + ": none", two.getFileName() + ": none");
    }

    @Test
    void a_folder_without_a_journal_is_told() {
        assertThatThrownBy(() -> writer().write(List.of(temp), temp, List.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("expected a run folder, which holds journal.jsonl");
    }

    @Test
    void latex_has_a_row_per_setting_and_no_open_command() {
        String latex = writer().latex(List.of(run("a_b", "Is it?")));
        assertThat(latex)
                .contains("\\toprule", "\\bottomrule", "fastv & 1 & 50\\% & 2.0 & 50\\% & 50.0")
                .doesNotContain("a_b");
        assertThat(LatexTables.text("a_b{%}\\")).isEqualTo("a\\_b\\{\\%\\}\\textbackslash{}");
    }

    @Test
    void equation_5_gives_the_figure_of_the_paper() throws IOException {
        // 7B with 576 image tokens, K=2, R=50%: 47.6% less, and K=0 is the whole ratio
        ReductionGrid grid =
                new ReductionGrid(
                        new DecoderShape(4096, 11008, 32, 32, 32, 128, 1),
                        640,
                        576,
                        List.of(0, 2),
                        List.of(0.0, 0.5));
        Path file = temp.resolve("figure6.svg");
        assertThat(writer().drawReduction(grid, "fastv-eq5", file))
                .containsExactly(file, temp.resolve("figure6.csv"));
        List<String> csv = Files.readAllLines(temp.resolve("figure6.csv"));
        assertThat(csv.get(1)).isEqualTo("0,0.0,0.0");
        assertThat(csv.get(4)).startsWith("2,0.5,0.4755");
        assertThatThrownBy(() -> writer().drawReduction(grid, "fastv-eq5", temp.resolve("a.jpg")))
                .hasMessageContaining("ends in .svg or .png");
    }
}
