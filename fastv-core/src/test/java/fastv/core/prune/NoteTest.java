package fastv.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.token.Segment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What one stage notes and later ones read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoteTest {

    /** The attention of layer 1, taken before layer 2. */
    private record OfLayerOne() implements Note {
        private static final EvidenceNeed READ =
                new EvidenceNeed.Attention(1, EvidenceNeed.Queries.LAST);

        @Override
        public int layer() {
            return 2;
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return Set.of(READ);
        }

        @Override
        public double take(Evidence evidence) {
            return 0;
        }
    }

    private record Asking(EvidenceNeed need) implements Score {
        @Override
        public String name() {
            return "asking";
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return Set.of(need);
        }

        @Override
        public float[] score(Evidence evidence) {
            return new float[evidence.candidates().length];
        }
    }

    private static final EvidenceNeed NOTED = new EvidenceNeed.Noted(new OfLayerOne());

    private static Stage before(int layer, EvidenceNeed need) {
        return new Stage(
                new Site.BeforeLayer(layer),
                new Scope.Whole(Segment.IMAGE),
                new Asking(need),
                new Budget.Count(1),
                (scores, keep, evidence) -> new int[0],
                Positions.ORIGINAL,
                Enactment.DROP);
    }

    @Test
    void the_stage_at_its_site_reads_what_a_note_reads_and_later_ones_do_not() {
        assertThat(before(2, NOTED).needs()).containsExactlyInAnyOrder(NOTED, OfLayerOne.READ);
        assertThat(before(3, NOTED).needs()).containsExactly(NOTED);
    }

    @Test
    void a_note_that_nobody_takes_is_refused() {
        assertThat(strategy(before(2, NOTED), before(3, NOTED)).stages()).hasSize(2);
        assertThatThrownBy(() -> strategy(before(3, NOTED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a stage before layer 2 that takes")
                .hasMessageContaining("before layer 3");
        assertThatThrownBy(() -> strategy(before(1, NOTED), before(2, NOTED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marks_that_no_stage_before_the_decoder_gives_are_refused() {
        assertThatThrownBy(() -> strategy(before(2, new EvidenceNeed.Marks())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes of patches; expected one that does, got 0");
    }

    private static Strategy strategy(Stage... stages) {
        return new Strategy(List.of(stages), Replay.CACHED);
    }
}
