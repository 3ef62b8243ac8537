package fastv.eval.data.easyvqa;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.model.Picture;
import fastv.core.plugin.Part;
import fastv.eval.data.Sample;
import fastv.eval.data.SampleSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One split of easy-VQA as samples; kinds are {@code yes-no}, {@code shape} and {@code color}.
 *
 * @param split folder or zip file of the split
 * @param suffix what follows every question
 */
public record EasyVqaSamples(Path split, String suffix) implements SampleSource {

    /** The format under its public name {@code easy-vqa}. */
    public static final Part<Settings, SampleSource> PART =
            new Part<>(
                    Settings.class,
                    Settings::source,
                    "easy-VQA: pictures of one shape, thirteen answers",
                    "github.com/vzhou842/easy-VQA, MIT");

    /** Which of the two published parts. */
    public enum Split {
        /** 4,000 pictures, 38,575 questions. */
        TRAIN,
        /** 1,000 pictures, 9,673 questions. */
        TEST
    }

    /** YAML: {@code {format: easy-vqa, path: data/easy-vqa, split: test}}. */
    public record Settings(
            @Doc(
                            "Folder with `train` and `test`, each a folder or a zip file; or one such"
                                    + " folder or zip file itself.")
                    Path path,
            @Doc("Which part, where the path holds both.") @DefaultValue("test") Split split,
            @Doc("What follows every question, such as `\\nAnswer with one word.`")
                    Optional<String> suffix) {

        private SampleSource source() {
            String name = split.name().toLowerCase(Locale.ROOT);
            boolean isSplit =
                    !Files.isDirectory(path) || Files.exists(path.resolve("questions.json"));
            Path folder = path.resolve(name);
            Path chosen =
                    isSplit
                            ? path
                            : Files.isDirectory(folder) ? folder : path.resolve(name + ".zip");
            return new EasyVqaSamples(chosen, suffix.orElse(""));
        }
    }

    @Override
    public String name() {
        return split.toString();
    }

    @Override
    public Stream open() {
        return new Reading(EasyVqa.open(split));
    }

    /** Decodes a picture once for its questions, which are neighbours. */
    private final class Reading implements Stream {
        private final EasyVqa data;
        private final Iterator<EasyVqaQuestion> questions;
        private @Nullable Picture picture;
        private int image = -1;
        private int turn;

        Reading(EasyVqa data) {
            this.data = data;
            this.questions = data.questions().iterator();
        }

        @Override
        public boolean hasNext() {
            return questions.hasNext();
        }

        @Override
        public Sample next() {
            EasyVqaQuestion question = questions.next();
            turn = question.image() == image ? turn + 1 : 0;
            String id = question.image() + "-" + turn;
            return new Sample(
                    id,
                    List.of(pictureOf(question)),
                    question.question() + suffix,
                    List.of(question.answer()),
                    Optional.of(question.kind()),
                    Optional.empty(),
                    split + "!" + id);
        }

        private Picture pictureOf(EasyVqaQuestion question) {
            Picture shown = picture;
            if (shown == null || question.image() != image) {
                shown =
                        new Picture.Pixels(
                                "images/" + question.image() + ".png",
                                EasyVqa.SIDE,
                                EasyVqa.SIDE,
                                data.pixels(question.image()));
                picture = shown;
                image = question.image();
            }
            return shown;
        }

        @Override
        public void close() {
            data.close();
        }
    }
}
