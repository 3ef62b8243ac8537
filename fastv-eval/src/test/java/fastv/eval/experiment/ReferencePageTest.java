package fastv.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReferencePageTest {
    private static final String PAGE =
            ReferencePage.of(
                    SampleStrategies.parts(),
                    SampleStrategies.formats(),
                    SampleStrategies.analyses());

    @Test
    void describes_the_keys_of_the_file_with_those_of_its_mappings() {
        assertThat(PAGE)
                .contains(
                        "| `model.checkpoint` | path | required | The checkpoint's folder in Hugging"
                                + " Face layout. |",
                        "| `dtype` | one of [float32, bfloat16, float16] | `float32` |",
                        "| `generation.top-p` | ratio in (0, 1] | none |",
                        "| `seeds` | list of 1 or more, each a whole number, each once | `[0]` |");
    }

    @Test
    void describes_every_strategy_with_its_options_and_source() {
        assertThat(PAGE)
                .contains(
                        "### `fastv`\n\nDrops by attention.\n\nSource: a paper\n",
                        "| `mode` | one of [drop-cached, mask-cached] | `drop-cached` | How tokens"
                                + " leave. |",
                        "### `none`\n\nKeeps all tokens.\n\nSource: the baseline\n\nIt has no"
                                + " options.\n");
    }

    @Test
    void has_a_sentence_for_every_key() {
        assertThat(Arrays.stream(PAGE.split("\n", -1)).filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(25)
                .allMatch(line -> line.endsWith(". |"));
    }
}
