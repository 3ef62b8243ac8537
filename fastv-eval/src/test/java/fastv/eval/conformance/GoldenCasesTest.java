package fastv.eval.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.conformance.CaseResult;
import fastv.core.kernel.Dtype;
import fastv.eval.plugin.Composition;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every golden case of a kind this program knows, from the committed selection and, where {@code
 * FASTV_GOLDEN} names a folder, from the whole collection.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenCasesTest {
    private static final Path COMMITTED = Path.of("src/test/resources/golden");

    private static ConformanceRun conformance;

    @BeforeAll
    static void compose() {
        conformance = Composition.ofClassPath().getInstance(ConformanceRun.class);
    }

    static Stream<Path> committed() {
        return GoldenTree.cases(List.of(COMMITTED)).stream();
    }

    static Stream<Path> named_by_environment() {
        return GoldenTree.cases(List.of(Path.of(System.getenv("FASTV_GOLDEN")))).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("committed")
    void committed_cases_hold(Path folder) {
        CaseResult result = conformance.run(folder, Dtype.FLOAT32);
        assertThat(result.status()).as(result.line()).isEqualTo(CaseResult.Status.PASS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named_by_environment")
    @EnabledIfEnvironmentVariable(named = "FASTV_GOLDEN", matches = ".+")
    void cases_of_the_whole_collection_hold_where_their_kind_is_known(Path folder) {
        CaseResult result = conformance.run(folder, Dtype.FLOAT32);
        assertThat(result.status()).as(result.line()).isNotEqualTo(CaseResult.Status.FAIL);
    }
}
