package fastv.eval.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fastv.core.kernel.TorchEngine;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Law;
import fastv.eval.plugin.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite catches what it is there for: one deliberately wrong method per law. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlantedFaultsTest {
    private static final long SEED = 11;
    private static final int ONE_THREAD = 1;
    private static final int SAMPLES = 2;
    private static final int CALLS = 100;

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

    private static ContractSuite suite() {
        return new ContractSuite(model, SEED, SAMPLES, CALLS);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(Law.ANSWERS, UnsoundMethods.throwing(), "no idea"),
                arguments(Law.KEPT_ORDER, UnsoundMethods.descendingOrder(), "ascending"),
                arguments(Law.TEXT_STAYS, UnsoundMethods.windowOverText(), "all text stays"),
                arguments(
                        Law.TEXT_BETWEEN_PICTURES,
                        UnsoundMethods.windowOverPictures(),
                        "all text stays"),
                arguments(Law.BUDGET_MET, UnsoundMethods.oneTooMany(), "from layer 2 on, found"),
                arguments(Law.SAME_SEED_SAME_RESULT, UnsoundMethods.unseeded(), "to the last bit"),
                arguments(
                        Law.TIES_TO_THE_LOWER_INDEX, UnsoundMethods.laterOfEquals(), "both scored"),
                arguments(Law.DROP_EQUALS_MASK, UnsoundMethods.askedBefore(), "when masking"),
                arguments(Law.SAMPLES_APART, UnsoundMethods.remembering(), "it has alone"),
                arguments(
                        Law.NOTHING_REMOVED_IS_IDENTITY,
                        UnsoundMethods.neverTheIdentity(),
                        "tokens per layer"),
                arguments(
                        Law.BEYOND_THE_LAST_LAYER_IS_IDENTITY,
                        UnsoundMethods.neverTheIdentity(),
                        "tokens per layer"),
                arguments(Law.MEMORY_RETURNED, UnsoundMethods.leaking(), "MiB"),
                arguments(
                        Law.READS_WHAT_IT_ANNOUNCES,
                        UnsoundMethods.announcingTooMuch(),
                        "reads what it announces"),
                arguments(
                        Law.ONE_NUMBER_PER_CANDIDATE,
                        UnsoundParts.scoringNaN(),
                        "of which 0 are finite"),
                arguments(
                        Law.BUDGET_WITHIN_BOUNDS, UnsoundParts.measuringTooMany(), "expected 0 to"),
                arguments(
                        Law.BUDGET_GROWS,
                        UnsoundParts.shrinkingWithThePrompt(),
                        "at least 24 of 1 entries in layer 0, as of 0, found 12"),
                arguments(
                        Law.MERGED_AS_ANNOUNCED,
                        UnsoundParts.mergingLessThanAnnounced(),
                        "expected 2 rows, found 1 rows"));
    }

    /** Faults of single parts, which the laws find in the smallest strategy around each. */
    static Stream<Arguments> faults_of_parts() {
        return Stream.of(
                arguments(
                        Law.ONE_NUMBER_PER_CANDIDATE,
                        UnsoundParts.scoringOneTooMany(),
                        "finite numbers, found"),
                arguments(
                        Law.ONE_NUMBER_PER_CANDIDATE,
                        UnsoundParts.scoringPatchesInfinite(),
                        "64 finite numbers, found 64, of which 0 are finite"),
                arguments(
                        Law.ONE_NUMBER_PER_CANDIDATE,
                        UnsoundParts.scoringOneEntryTooMany(),
                        "finite numbers, found"),
                arguments(Law.KEPT_ORDER, UnsoundParts.pickingWhatIsTaken(), "that ascend"),
                arguments(Law.KEPT_ORDER, UnsoundParts.entriesBackwards(), "[23, 22, 21"),
                arguments(
                        Law.TIES_TO_THE_LOWER_INDEX,
                        UnsoundParts.pickingLaterOfEquals(),
                        "32 kept and 0 not"),
                arguments(
                        Law.TIES_TO_THE_LOWER_INDEX,
                        UnsoundParts.laterOfEqualEntries(),
                        "1 kept and 0 not"),
                arguments(
                        Law.BUDGET_MET,
                        UnsoundParts.pickingTooFew(),
                        "32 tokens of picture 0, found 31"),
                arguments(
                        Law.BUDGET_WITHIN_BOUNDS,
                        UnsoundParts.negativeOfEntries(),
                        "0 or more of 0 entries in layer 0, found -1"),
                arguments(
                        Law.MERGED_AS_ANNOUNCED,
                        UnsoundParts.mergingPatchesThatAreNotThere(),
                        "sums of rows below 64, found one of row 64"),
                arguments(
                        Law.READS_WHAT_IT_ANNOUNCES,
                        UnsoundParts.announcingAttentionOfEntries(),
                        "AccumulatedAttention"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faults", "faults_of_parts"})
    void a_planted_fault_is_one_line_with_its_seed(Law law, Subject unsound, String says) {
        Verdict verdict = suite().tryOne(unsound, law);
        assertThat(verdict.status()).isEqualTo(Verdict.Status.FAIL);
        assertThat(verdict.line())
                .startsWith("FAIL unsound: " + law.publicName() + ": seed 11: expected ")
                .contains(says)
                .doesNotContain("\n");
    }

    @Test
    void there_is_a_fault_for_every_law() {
        assertThat(faults().map(fault -> fault.get()[0])).containsExactly((Object[]) Law.values());
    }

    @Test
    void the_same_method_without_a_fault_keeps_them_all() {
        List<Verdict> verdicts = new ArrayList<>();
        suite().tryAll(UnsoundMethods.sound(), verdicts::add);
        assertThat(verdicts)
                .hasSize(Law.values().length)
                .allMatch(
                        verdict ->
                                verdict.status() == Verdict.Status.PASS
                                        || verdict.law() == Law.MERGED_AS_ANNOUNCED);
    }
}
