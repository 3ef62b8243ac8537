package fastv.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrainingPlaceTest {

    @Test
    void counts_steps_within_a_stage_and_over_all() {
        TrainingPlace place = TrainingPlace.START.nextStep().nextStep().nextStage().nextStep();
        assertThat(place).isEqualTo(new TrainingPlace(1, 1, 3));
    }

    @Test
    void reads_what_it_writes_and_nothing_else() {
        TrainingPlace place = new TrainingPlace(2, 17, 317);
        assertThat(TrainingPlace.parse(place.toString())).isEqualTo(place);
        assertThatThrownBy(() -> TrainingPlace.parse("stage one"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("place: expected stage N, step N, total N, got \"stage one\"");
    }
}
