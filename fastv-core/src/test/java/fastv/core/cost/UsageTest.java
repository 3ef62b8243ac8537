package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsageTest {
    private static StageTimes millis(int image, int vision, int prefill, int select, int decode) {
        return new StageTimes(
                Duration.ofMillis(image),
                Duration.ofMillis(vision),
                Duration.ofMillis(prefill),
                Duration.ofMillis(select),
                Duration.ofMillis(decode),
                Duration.ofMillis(image + vision + prefill + select));
    }

    @Test
    void predicts_the_cache_from_tokens_and_key_heads() {
        // 2 tensors * 2 key heads * 3 values * 4 bytes = 48 bytes a token; one step was decoded
        KvCacheBytes bytes = KvCacheBytes.predict(Shapes.TINY, TokensPerLayer.of(5, 4, 2), 4, 1);
        assertThat(bytes.perLayer()).containsExactly(6 * 48L, 5 * 48L, 3 * 48L);
        assertThat(bytes.total()).isEqualTo(14 * 48);
        assertThat(bytes).isEqualTo(KvCacheBytes.ofLengths(Shapes.TINY, new int[] {6, 5, 3}, 4));
    }

    @Test
    void sums_stages_without_counting_the_first_token_twice() {
        assertThat(millis(1, 2, 4, 8, 16).total()).isEqualTo(Duration.ofMillis(31));
    }

    @Test
    void means_are_taken_stage_by_stage() {
        assertThat(StageTimes.mean(List.of(millis(1, 2, 4, 8, 16), millis(3, 4, 6, 10, 18))))
                .isEqualTo(millis(2, 3, 5, 9, 17));
        assertThatIllegalArgumentException().isThrownBy(() -> StageTimes.mean(List.of()));
    }

    @Test
    void reads_the_resident_peak_where_the_system_tells_it(@TempDir Path process)
            throws IOException {
        Files.writeString(
                process.resolve("status"), "Name:\tjava\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n");
        assertThat(PeakMemory.in(process).read())
                .isEqualTo(new PeakMemory.Reading(2048 * 1024, PeakMemory.Source.RESIDENT));
    }

    @Test
    void falls_back_to_the_heap_and_says_so(@TempDir Path process) {
        PeakMemory.Reading reading = PeakMemory.in(process.resolve("none")).read();
        assertThat(reading.source()).isEqualTo(PeakMemory.Source.JAVA_HEAP);
        assertThat(reading.bytes()).isPositive();
        assertThat(PeakMemory.in(process.resolve("none")).reset()).isFalse();
    }

    @Test
    void reads_this_process_after_a_reset() {
        PeakMemory memory = PeakMemory.ofThisProcess();
        memory.reset();
        assertThat(memory.read().bytes()).isPositive();
    }
}
