package fastv.eval.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.VisionLanguageModel;
import fastv.eval.plugin.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything registered keeps its contracts, on samples whose seed stands in each failure. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistryContractTest {
    private static final int ONE_THREAD = 1;
    private static final int SAMPLES = 1;
    private static final int CALLS = 15;

    private static VisionLanguageModel model;

    @BeforeAll
    static void open() {
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(ONE_THREAD));
        model = Composition.ofClassPath().getInstance(SampleModel.class).open(engine);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static Stream<Subject> registered() {
        Injector injector = Composition.ofClassPath();
        return injector.getInstance(Subjects.class).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registered")
    void keeps_its_contracts(Subject subject) {
        long seed = Long.getLong("fastv.contract.seed", System.nanoTime() & Integer.MAX_VALUE);
        List<Verdict> verdicts = new ArrayList<>();
        new ContractSuite(model, seed, SAMPLES, CALLS).tryAll(subject, verdicts::add);
        assertThat(verdicts).anyMatch(verdict -> verdict.status() == Verdict.Status.PASS);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.status() == Verdict.Status.FAIL)
                .extracting(Verdict::line)
                .isEmpty();
    }
}
