package fastv.eval.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import fastv.core.cost.DecoderShape;
import fastv.core.cost.VisionShape;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.RandomClip;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.plugin.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The whole benchmark at a width at which it says nothing about time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectionBenchmarkTest {
    private static final String MEASURED =
            " +[\\d.]+ \\([^)]*\\) +(?<reading>[\\d.]+) +[\\d.]+ % \\(.*";

    private static TorchEngine engine;
    private static PublishedSettings published;
    private static RandomClip clip;

    @BeforeAll
    static void compose() {
        Injector injector = Composition.ofClassPath();
        published = new PublishedSettings(injector.getInstance(StrategyReader.class));
        clip = injector.getInstance(RandomClip.class);
        engine = TorchEngine.start("cpu", Optional.of(1));
    }

    @Test
    void every_method_of_the_registry_is_measured() {
        List<String> lines = run(published.names(), 576);

        assertThat(published.names()).contains("cdpruner", "fastv", "tome", "vscan");
        for (String name : published.names()) {
            assertThat(lines).as(name).anyMatch(line -> row(name).matcher(line).matches());
        }
        assertThat(lines).noneMatch(line -> line.contains("not measured"));
    }

    @Test
    void evidence_of_the_towers_is_read_in_time_that_counts() {
        List<String> lines = run(List.of("cdpruner", "fastervlm", "random-patches", "tome"), 64);

        assertThat(reading(lines, "cdpruner")).isPositive();
        assertThat(reading(lines, "fastervlm")).isPositive();
        assertThat(reading(lines, "tome")).isPositive();
        assertThat(reading(lines, "random-patches")).isZero();
        assertThat(lines).anyMatch(line -> line.startsWith("tome: a run of the tower takes "));
    }

    @Test
    void image_tokens_that_fill_no_square_are_told() {
        assertThat(run(List.of("uniform"), 60))
                .anyMatch(line -> line.contains("on 64 patches (the next square"));
    }

    @Test
    void a_method_that_cannot_be_measured_has_a_row_that_says_why() {
        SelectionBenchmark refusing =
                new SelectionBenchmark(
                        List.of("lost"),
                        name -> {
                            throw new BadInputException(name + ": expected a file");
                        },
                        List.of(),
                        clip,
                        SelectionBenchmarkTest::small);

        assertThat(run(refusing, 64))
                .anyMatch(line -> line.matches("lost +not measured: lost: expected a file"));
    }

    private static List<String> run(List<String> names, int imageTokens) {
        return run(
                new SelectionBenchmark(
                        names, published::get, List.of(), clip, SelectionBenchmarkTest::small),
                imageTokens);
    }

    private static List<String> run(SelectionBenchmark benchmark, int imageTokens) {
        DecoderShape shape = new DecoderShape(64, 128, 2, 4, 4, 16, 256);
        List<String> lines = new ArrayList<>();
        benchmark.run(
                engine,
                new BenchSettings(shape, Dtype.FLOAT32, imageTokens + 64, imageTokens, 2, 0.5, 1),
                lines::add);
        return lines;
    }

    /** As many blocks as CLIP-L has, so that the modules exist that settings name. */
    private static RandomClip.Sizes small(int gridSide) {
        VisionShape vision =
                new VisionShape(32, 64, 23, 4, 2, 2 * gridSide, gridSide * gridSide + 1);
        return new RandomClip.Sizes(vision, 24, new RandomClip.Text(16, 32, 2, 2, 77, 8));
    }

    private static Pattern row(String name) {
        return Pattern.compile(Pattern.quote(name) + MEASURED);
    }

    /** In milliseconds, as printed. */
    private static double reading(List<String> lines, String name) {
        return lines.stream()
                .map(row(name)::matcher)
                .filter(Matcher::matches)
                .mapToDouble(found -> Double.parseDouble(found.group("reading")))
                .findFirst()
                .orElseThrow();
    }
}
