package fastv.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExperimentReaderTest {
    private static final String SHORTEST =
            """
            model: {checkpoint: ../tiny}
            data: {questions: questions.jsonl}
            strategies: [none]
            """;
    private static final String FULL =
            """
            name: all of it
            model: {checkpoint: tiny, template: vicuna_v1, image-processor: llava-pad}
            data: {format: folder, questions: q.jsonl, images: pictures}
            strategies:
              - none
              - fastv: {mode: drop-cached, grid: {k: [1, 2], r: [0.5, 0.75]}, layers: [0, 1]}
              - random: {r: 0.5}
              - fastv: {k: 3, scores: s.json, r: 1e-1}
              - {name: "mine, 1: yes", stages: [{site: tower-out, grid: kept}, {site: kv-step}]}
            generation: {max-new-tokens: 5, temperature: 0.7, top-k: 3, top-p: 0.9, stop: ["\n", no]}
            seeds: [3, -1]
            device: gpu
            dtype: bfloat16
            threads: 2
            warm-up: 0
            limits: {samples: 4}
            output: out
            analysis: []
            """;

    private final Path folder;

    ExperimentReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void fills_in_the_defaults() throws IOException {
        ExperimentFile file = read(SHORTEST);
        assertThat(file.name()).isEqualTo("sample");
        Experiment experiment = file.experiment();
        assertThat(experiment.model().checkpoint()).isEqualTo(folder.resolveSibling("tiny"));
        assertThat(experiment.model().imageProcessor()).isEqualTo(ImageProcessorChoice.CHECKPOINT);
        assertThat(file.data()).hasSize(1);
        assertThat(file.data().get(0).settings().format()).isEqualTo("folder");
        assertThat(file.data().get(0).options())
                .isEqualTo(
                        new SampleStrategies.Folder(
                                folder.resolve("questions.jsonl"), Optional.empty()));
        assertThat(experiment.generation())
                .isEqualTo(
                        new GenerationSettings(
                                32, 0, Optional.empty(), Optional.empty(), List.of()));
        assertThat(experiment.seeds()).containsExactly(0L);
        assertThat(experiment.device()).isEqualTo(Device.CPU);
        assertThat(experiment.dtype()).isEqualTo(ComputeType.FLOAT32);
        assertThat(experiment.threads()).isEmpty();
        assertThat(experiment.warmUp()).isEqualTo(1);
        assertThat(experiment.output()).isEqualTo(folder.resolve("runs"));
    }

    @Test
    void reads_several_data_sets_with_controls_and_scorers() throws IOException {
        ExperimentFile file =
                read(
                        """
                        model: {checkpoint: tiny}
                        data:
                          - {name: whole, questions: q.jsonl, scoring: {pope: yes-no}}
                          - {name: blind, questions: q.jsonl, picture: {replace: noise, seed: 3}}
                        strategies: [none]
                        """);
        assertThat(file.data())
                .extracting(entry -> entry.settings().name().orElseThrow())
                .containsExactly("whole", "blind");
        assertThat(file.data().get(0).settings().scoring()).containsEntry("pope", "yes-no");
        assertThat(file.data().get(1).settings().picture())
                .contains(new PictureSettings(PictureSettings.Replacement.NOISE, 3));
        assertThat(file.resolvedYaml()).contains("seed: 3").contains(folder + "/q.jsonl");
    }

    @Test
    void labels_settings_by_the_options_that_were_written() throws IOException {
        assertThat(read(FULL).settings())
                .extracting(Setting::label)
                .containsExactly(
                        "none",
                        "fastv(mode=drop-cached, k=1, r=0.5, layers=[0, 1])",
                        "fastv(mode=drop-cached, k=1, r=0.75, layers=[0, 1])",
                        "fastv(mode=drop-cached, k=2, r=0.5, layers=[0, 1])",
                        "fastv(mode=drop-cached, k=2, r=0.75, layers=[0, 1])",
                        "random(r=0.5)",
                        "fastv(k=3, scores=" + folder.resolve("s.json") + ", r=1e-1)",
                        "mine, 1: yes");
    }

    @Test
    void builds_a_strategy_from_its_bound_options() throws IOException {
        Setting.Named setting = (Setting.Named) read(FULL).settings().get(5);
        assertThat(setting.options()).isEqualTo(new SampleStrategies.Random(0.5));
        assertThat(setting.build(SampleStrategies.parts())).isEqualTo("Random[r=0.5]");
    }

    @Test
    void hands_stages_on_as_they_were_written() throws IOException {
        Setting.Staged setting = (Setting.Staged) read(FULL).settings().get(7);
        assertThat(setting.stages()).hasSize(2);
        assertThat(setting.stages().get(1).problemAt("expected more").getMessage())
                .endsWith("sample.yaml:9:68: strategies.4.stages.1: expected more");
    }

    @Test
    void reads_its_own_resolved_file_from_anywhere_as_the_same_experiment() throws IOException {
        for (String text : List.of(SHORTEST, FULL)) {
            ExperimentFile file = read(text);
            Path run = Files.createDirectories(folder.resolve("runs/1"));
            Path saved = Files.writeString(run.resolve("resolved.yaml"), file.resolvedYaml());
            ExperimentFile again = reader().read(saved, List.of());
            assertThat(again.name()).isEqualTo(file.name());
            assertThat(again.resolvedYaml()).isEqualTo(file.resolvedYaml());
            assertThat(again.settings()).hasSameSizeAs(file.settings());
            for (int i = 0; i < file.settings().size(); i++) {
                assertSame(again.settings().get(i), file.settings().get(i));
            }
            assertThat(again.experiment().generation()).isEqualTo(file.experiment().generation());
            assertThat(again.experiment().model()).isEqualTo(file.experiment().model());
            assertThat(again.experiment().output()).isEqualTo(file.experiment().output());
        }
    }

    @Test
    void reads_the_resolved_file_of_the_largest_grid() throws IOException {
        String hundred =
                IntStream.range(0, 100)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        String grid = "{grid: {k: [%s], keep: [%s]}, mode: drop-cached, layers: [1, 2, 3]}";
        ExperimentFile file =
                read(
                        SHORTEST,
                        "strategies=[fastv: %s]".formatted(grid.formatted(hundred, hundred)));
        assertThat(file.settings()).hasSize(10_000);
        assertThat(read(file.resolvedYaml()).settings()).hasSize(10_000);
    }

    private static void assertSame(Setting again, Setting setting) {
        assertThat(again.node().sameValueAs(setting.node())).isTrue();
        assertThat(again.label()).isEqualTo(setting.label());
        if (setting instanceof Setting.Named named) {
            assertThat(((Setting.Named) again).name()).isEqualTo(named.name());
            assertThat(((Setting.Named) again).options()).isEqualTo(named.options());
        }
    }

    @Test
    void takes_values_of_the_command_line_and_their_paths_from_the_current_folder()
            throws IOException {
        ExperimentFile file =
                read(
                        FULL,
                        "strategies.1.fastv.grid.k=[9]",
                        "strategies.2.random.r=0.25",
                        "generation.max-new-tokens=7",
                        "limits=null",
                        "limits.samples=1",
                        "output=elsewhere");
        assertThat(file.settings())
                .extracting(Setting::label)
                .contains("fastv(mode=drop-cached, k=9, r=0.75, layers=[0, 1])", "random(r=0.25)");
        assertThat(file.experiment().generation().maxNewTokens()).isEqualTo(7);
        assertThat(file.experiment().limits().samples()).contains(1);
        assertThat(file.experiment().output()).isEqualTo(Path.of("elsewhere"));
        assertThat(file.experiment().model().checkpoint()).isEqualTo(folder.resolve("tiny"));
    }

    @Test
    void lets_later_layers_report_at_the_place_in_the_file() throws IOException {
        ExperimentFile file = read(SHORTEST);
        assertThat(file.problemAt("model.checkpoint", "expected a folder, got a file").getMessage())
                .endsWith("sample.yaml:1:21: model.checkpoint: expected a folder, got a file");
        assertThat(file.problemAt("model.template", "expected it, got none").getMessage())
                .endsWith("sample.yaml:1:8: model.template: expected it, got none");
    }

    private ExperimentFile read(String text, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), text);
        return reader().read(file, List.of(overrides));
    }

    private static ExperimentReader reader() {
        return new ExperimentReader(
                SampleStrategies.parts(), SampleStrategies.formats(), SampleStrategies.analyses());
    }
}
