package fastv.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleSourcesTest {

    @Test
    void several_sets_follow_each_other_under_their_names() {
        SampleSource both =
                new SeveralSets(
                        List.of(
                                new SeveralSets.Named("one", pictures(2)),
                                new SeveralSets.Named("two", pictures(1))));
        assertThat(read(both)).extracting(Sample::id).containsExactly("one/0", "one/1", "two/0");
        assertThat(read(both))
                .extracting(sample -> sample.kind().orElseThrow())
                .containsExactly("one/odd", "one/odd", "two/odd");
    }

    @Test
    void another_sample_never_shows_the_own_picture() {
        for (int count : new int[] {2, 3, 40, 300}) {
            List<Sample> swapped = read(new OtherPictures(pictures(count), 5));
            assertThat(swapped).hasSize(count);
            for (Sample sample : swapped) {
                assertThat(sample.pictureNames()).isNotEqualTo(List.of("picture " + sample.id()));
            }
            assertThat(swapped)
                    .extracting(Sample::pictureNames)
                    .isEqualTo(
                            read(new OtherPictures(pictures(count), 5)).stream()
                                    .map(Sample::pictureNames)
                                    .toList());
        }
    }

    @Test
    void a_set_of_one_picture_has_no_other_to_show() {
        assertThatThrownBy(() -> read(new OtherPictures(pictures(1), 0)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "line 0: picture: expected another sample with 1 other pictures to replace"
                                + " them, found none");
    }

    @Test
    void noise_has_the_size_of_the_picture_and_hangs_on_seed_and_sample(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("wide.png");
        ImageIO.write(new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        Sample sample = sample(0, Picture.of(file));
        byte[] levels = noise(sample, 1);
        assertThat(levels).hasSize(5 * 3 * 3).isEqualTo(noise(sample, 1));
        assertThat(levels)
                .isNotEqualTo(noise(sample, 2))
                .isNotEqualTo(noise(sample(1, Picture.of(file)), 1));
    }

    private static byte[] noise(Sample sample, long seed) {
        Picture.Pixels shown =
                (Picture.Pixels) new NoisePictures(seed).apply(sample).pictures().get(0);
        assertThat(shown.width()).isEqualTo(5);
        return shown.rgb();
    }

    @Test
    void a_scorer_is_named_by_kind() {
        Sample sample = pictures(1).all.get(0);
        assertThat(sample.scoredAs(Map.of("odd", "yes-no")).scorer()).contains("yes-no");
        assertThat(sample.scoredAs(Map.of("even", "yes-no")).scorer()).isEmpty();
    }

    @Test
    void the_hash_follows_pixels_and_kinds() {
        String hash = DataSurvey.of(pictures(2)).hash();
        assertThat(DataSurvey.of(pictures(2)).hash()).isEqualTo(hash);
        ChangedSamples judged =
                new ChangedSamples(
                        pictures(2), sample -> sample.scoredAs(Map.of("odd", "caption")));
        assertThat(DataSurvey.of(judged).hash()).isNotEqualTo(hash);
        ChangedSamples noise = new ChangedSamples(pictures(2), new NoisePictures(0));
        assertThat(DataSurvey.of(noise).hash()).isNotEqualTo(hash);
    }

    /** Samples in a list. */
    private record Listed(List<Sample> all) implements SampleSource {
        @Override
        public String name() {
            return "listed";
        }

        @Override
        public Stream open() {
            var iterator = all.iterator();
            return new Stream() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public Sample next() {
                    return iterator.next();
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Listed pictures(int count) {
        return new Listed(
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        sample(
                                                i,
                                                new Picture.Pixels(
                                                        "picture " + i,
                                                        1,
                                                        1,
                                                        new byte[] {(byte) i, 1, 2})))
                        .toList());
    }

    private static Sample sample(int number, Picture picture) {
        return new Sample(
                String.valueOf(number),
                List.of(picture),
                "What?",
                List.of("this"),
                Optional.of("odd"),
                Optional.empty(),
                "line " + number);
    }

    private static List<Sample> read(SampleSource source) {
        List<Sample> samples = new ArrayList<>();
        try (SampleSource.Stream stream = source.open()) {
            stream.forEachRemaining(samples::add);
        }
        return samples;
    }
}
