package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user sees of {@code fastv run} and {@code fastv plan}, mistakes above all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunCommandTest {
    private static final Path SAMPLE_RUN = Path.of("src/test/resources/sample-run");
    private static final int BAD_INPUT = 2;

    private final Path temp;
    private final Path file;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** An experiment of two samples on a copy of the tiny model. */
    RunCommandTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        this.file = temp.resolve("small.yaml");
        Files.createDirectory(temp.resolve("model"));
        try (Stream<Path> parts = Files.list(SAMPLE_RUN.resolve("model"))) {
            for (Path part : parts.toList()) {
                Files.copy(part, temp.resolve("model").resolve(part.getFileName()));
            }
        }
        Files.copy(SAMPLE_RUN.resolve("circle.png"), temp.resolve("circle.png"));
        questions(
                """
                {"id": "colour", "image": "circle.png", "question": "What colour is the circle?"}
                {"id": "shape", "image": "circle.png", "question": "Which shape do you see?"}
                """);
        strategies("[none, {fastv: {k: 2, r: 0.5}}]");
    }

    @Test
    void a_run_ends_with_a_table_and_the_name_of_its_folder() throws IOException {
        assertThat(run()).isZero();
        Path folder = runs().get(0);
        assertThat(out.toString()).contains("fastv(k=2, r=0.5)", "agree", "run folder " + folder);
        assertThat(err.toString()).contains("100 %  4 of 4 answers");
        assertThat(folder.resolve("experiment.yaml")).content().contains("seeds: [0]");
        assertThat(folder.resolve("summary.txt")).content().contains("none");
        assertThat(folder.resolve("summary.json")).content().contains("\"settings\"");
    }

    @Test
    void the_same_command_again_runs_nothing_and_prints_the_same() throws IOException {
        assertThat(run()).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run()).isZero();
        assertThat(out.toString()).isEqualTo(first);
        assertThat(err.toString()).contains("all 4 answers are in its journal, nothing to run");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void changed_weights_pictures_questions_or_settings_start_a_new_run() throws IOException {
        assertThat(run()).isZero();
        Path weights = temp.resolve("model/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 2] ^= 1; // one bit of the last weight
        Files.write(weights, bytes);
        assertThat(run()).isZero();
        assertThat(runs()).hasSize(2);

        Files.copy(
                SAMPLE_RUN.resolve("square.png"),
                temp.resolve("circle.png"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(run()).isZero();
        assertThat(runs()).hasSize(3);

        questions("{\"id\": \"colour\", \"image\": \"circle.png\", \"question\": \"What is it?\"}");
        assertThat(run()).isZero();
        assertThat(runs()).hasSize(4);

        assertThat(run("--set", "model.template=llava-hf")).isZero();
        assertThat(runs()).hasSize(5);
    }

    @Test
    void a_moved_experiment_is_the_same_run(@TempDir Path elsewhere) throws IOException {
        assertThat(run()).isZero();
        Files.move(temp.resolve("model"), elsewhere.resolve("model"));
        assertThat(run("--set", "model.checkpoint=" + elsewhere.resolve("model"))).isZero();
        assertThat(runs()).hasSize(1);
    }

    @Test
    void plan_tells_work_and_cost_without_running() {
        assertThat(execute("plan", "--gflops", "10")).isZero();
        assertThat(out.toString())
                .contains(
                        "answers     2 settings x 1 seed x 2 samples = 4",
                        "passes      4 prefills, at most 28 decoding steps (8 tokens per answer)",
                        "memory      weights 2.6 MiB",
                        "GFLOP/s",
                        "(as --gflops says)");
        assertThat(temp.resolve("runs")).doesNotExist();
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void a_missing_file_is_one_line() {
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute("run", "nix.yaml"))
                .isEqualTo(BAD_INPUT);
        assertThat(err.toString().lines())
                .containsExactly("nix.yaml: expected a YAML file, found no file");
    }

    @Test
    void a_missing_checkpoint_is_one_line() throws IOException {
        Files.move(temp.resolve("model"), temp.resolve("moved"));
        refused(
                file
                        + ":1:21: model.checkpoint: expected a folder with a checkpoint, found none"
                        + " at "
                        + temp.resolve("model"));
    }

    @Test
    void k_beyond_the_model_is_one_line_at_its_place() throws IOException {
        strategies("[none, {fastv: {r: 0.5, k: 9}}]");
        refused(
                file
                        + ":3:40: strategies.1.fastv.k: expected 0 to 8, the layers of the model,"
                        + " got 9");
    }

    @Test
    void a_stage_beyond_the_model_is_one_line_at_its_place() throws IOException {
        strategies(
                "[{name: late, stages: [{site: {name: before-layer, layer: 12}, score: random,"
                        + " budget: {name: ratio, r: 0.5}}]}]");
        refused(
                file
                        + ":3:71: strategies.0.stages.0.site.layer: expected 0 to 8, the layers of"
                        + " the model, got 12");
    }

    @Test
    void r_outside_its_range_is_one_line_at_its_place() throws IOException {
        strategies("[none, {fastv: {k: 2, r: 1.5}}]");
        refused(file + ":3:38: strategies.1.fastv.r: expected a ratio in [0, 1], got 1.5");
    }

    @Test
    void an_empty_data_set_is_one_line() throws IOException {
        questions("\n");
        refused(temp.resolve("questions.jsonl") + ": expected at least one question, got 0");
    }

    @Test
    void a_missing_picture_is_one_line_with_its_place() throws IOException {
        questions("{\"id\": \"a\", \"image\": \"nix.png\", \"question\": \"What?\"}");
        refused(
                temp.resolve("questions.jsonl")
                        + ":1: image: expected a file, found none at "
                        + temp.resolve("nix.png"));
    }

    @Test
    void a_strategy_that_needs_pictures_needs_some() throws IOException {
        questions("{\"id\": \"a\", \"question\": \"What?\"}");
        refused(
                file
                        + ":3:28: strategies.1.fastv: expected samples with pictures, since the"
                        + " strategy removes image tokens, got 1 without");
    }

    @Test
    void a_prompt_that_leaves_no_room_is_one_line_with_its_place() {
        assertThat(run("--set", "generation.max-new-tokens=2000")).isEqualTo(BAD_INPUT);
        assertThat(err.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        temp.resolve("questions.jsonl")
                                + ":1: expected a prompt that leaves room for 2000 new tokens in"
                                + " the model's 2048 positions, got one of ");
    }

    @Test
    void a_corrupt_picture_is_one_line_with_its_name() throws IOException {
        byte[] picture = Files.readAllBytes(temp.resolve("circle.png"));
        Files.write(temp.resolve("circle.png"), java.util.Arrays.copyOf(picture, 100));
        assertThat(run()).isEqualTo(BAD_INPUT);
        assertThat(err.toString().lines().filter(line -> !line.startsWith("run folder")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(temp.resolve("circle.png") + ": ");
    }

    private void refused(String line) {
        assertThat(run()).isEqualTo(BAD_INPUT);
        assertThat(err.toString().lines()).containsExactly(line);
        assertThat(out.toString()).isEmpty();
        assertThat(temp.resolve("runs")).doesNotExist();
    }

    private int run(String... more) {
        return execute("run", more);
    }

    private int execute(String command, String... more) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(
                Stream.concat(Stream.of(command, file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void questions(String lines) throws IOException {
        Files.writeString(temp.resolve("questions.jsonl"), lines);
    }

    private void strategies(String yaml) throws IOException {
        Files.writeString(
                file,
                """
                model: {checkpoint: model}
                data: {questions: questions.jsonl}
                strategies: %s
                generation: {max-new-tokens: 8}
                """
                        .formatted(yaml));
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> folders = Files.list(temp.resolve("runs"))) {
            return folders.toList();
        }
    }
}
