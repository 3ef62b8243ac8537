package fastv.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it; screenshots of it lie in {@code target/screenshots}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportInBrowserTest {
    private static final int PHONE = 360;

    /** Tells the page around it how wide it would like to be, and what it has loaded. */
    private static final String PROBE =
            "<script>addEventListener('load',()=>parent.postMessage('wide '"
                    + "+document.documentElement.scrollWidth+' of '+innerWidth+'; loaded '"
                    + "+performance.getEntriesByType('resource').length,'*'))</script>";

    @TempDir private Path temp = Path.of("");
    private Path page = Path.of("");
    private Optional<Browser> browser = Optional.empty();

    @BeforeEach
    void write_a_page() throws IOException {
        browser = Browser.installed().map(program -> new Browser(program, temp));
        assumeTrue(
                browser.isPresent(),
                "no Chromium on PATH: the page is not looked at (Debian: apt-get install"
                        + " chromium)");
        Path run = WholeRun.write(temp);
        page = JournalReportWriterTest.writer().write(List.of(run), run, List.of());
    }

    @Test
    void looks_right_in_light_dark_and_on_a_phone() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Path phone = framed(page, "phone.html");
        for (String name : List.of("report-light.png", "report-dark.png", "report-phone.png")) {
            boolean narrow = name.contains("phone");
            browser.orElseThrow()
                    .screenshot(
                            narrow ? phone : page,
                            folder.resolve(name),
                            narrow ? PHONE + 160 : 1200,
                            narrow ? 6000 : 9000,
                            name.contains("dark"));
            assertThat(Files.size(folder.resolve(name))).isGreaterThan(10_000);
        }
    }

    @Test
    void fits_a_phone_loads_nothing_and_complains_of_nothing() throws Exception {
        Path probed = page.resolveSibling("probed.html");
        String html = Files.readString(page);
        assertThat(html).contains("Content-Security-Policy");
        Files.writeString(
                probed,
                html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                        .replace("</body>", PROBE + "</body>"));
        Browser.Visit visit = browser.orElseThrow().visit(framed(probed, "frame.html"));
        assertThat(visit.dom()).contains("wide 360 of 360; loaded 0");
        assertThat(browser.orElseThrow().visit(page).log()).doesNotContain("CONSOLE");
    }

    /** A window as narrow as a phone's, since browsers make none. */
    private static Path framed(Path page, String name) throws IOException {
        Path frame = page.resolveSibling(name);
        Files.writeString(
                frame,
                """
                <!DOCTYPE html><body style="margin:0"><p id="said"></p>
                <iframe src="%s" style="border:0;width:%dpx;height:5900px"></iframe>
                <script>addEventListener('message',e=>document.getElementById('said').textContent=e.data)</script>
                """
                        .formatted(page.getFileName(), PHONE));
        return frame;
    }
}
