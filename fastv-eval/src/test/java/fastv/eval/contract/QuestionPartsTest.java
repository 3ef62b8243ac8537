package fastv.eval.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.PictureReduction;
import fastv.core.model.VisionLanguageModel;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.plugin.Composition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CDPruner written from parts, on the one small model that has CLIP's text tower beside it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionPartsTest {
    private static final int SAMPLES = 4;

    private static Injector injector;
    private static VisionLanguageModel model;

    @BeforeAll
    static void open() {
        injector = Composition.ofClassPath();
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(ContractSuite.ONE_THREAD));
        model = injector.getInstance(SampleModel.class).open(engine);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static Stream<String[]> written_in_yaml() {
        return Stream.of(
                new String[] {
                    "cdpruner: {keep: 24}",
                    """
                    {site: projector-out, score: text-similarity,
                     budget: {name: count, value: 24}, select: dpp}"""
                },
                new String[] {
                    "cdpruner: {r: 0.7, theta: 0.5}",
                    """
                    {site: projector-out, score: {name: text-similarity, theta: 0.5},
                     budget: {name: ratio, r: 0.7, rounding: half-up}, select: dpp}"""
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void written_in_yaml(String named, String stage) {
        long seed = Long.getLong("fastv.laws.seed", System.nanoTime() & Integer.MAX_VALUE);
        StrategyReader reader = injector.getInstance(StrategyReader.class);
        Laboratory lab = new Laboratory(model, seed, SAMPLES, 1);
        for (Trial trial : lab.trials()) {
            Answer built = lab.answer(trial, reader.read("built", named));
            Answer composed =
                    lab.answer(
                            trial,
                            reader.read("parts", "{name: by hand, stages: [" + stage + "]}"));
            assertThat(composed.reductions())
                    .as("seed " + trial.seed())
                    .extracting(PictureReduction::tokens, PictureReduction::scores)
                    .isEqualTo(tuples(built.reductions()));
            assertThat(built.difference(composed)).isZero();
        }
    }

    private static List<org.assertj.core.groups.Tuple> tuples(List<PictureReduction> reductions) {
        return reductions.stream()
                .map(one -> org.assertj.core.groups.Tuple.tuple(one.tokens(), one.scores()))
                .toList();
    }
}
