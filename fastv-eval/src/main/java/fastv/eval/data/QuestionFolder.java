package fastv.eval.data;

import fastv.core.config.Doc;
import fastv.core.plugin.Part;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of questions, one JSON object per line, and a folder of pictures:
 *
 * <pre>
 *   {"id": "cat-1", "image": "cat.png", "question": "What is this?", "answers": ["a cat"]}
 * </pre>
 *
 * @param questions the file
 * @param images the folder that picture names start from
 */
public record QuestionFolder(Path questions, Path images) implements SampleSource {

    /** The format under its public name {@code folder}. */
    public static final Part<Settings, SampleSource> PART =
            new Part<>(
                    Settings.class,
                    Settings::source,
                    "a file of questions and a folder of pictures",
                    "one JSON object per line: id, image or images, question, answers, kind");

    /** YAML: {@code {format: folder, questions: questions.jsonl}}. */
    public record Settings(
            @Doc("File of questions, one JSON object per line.") Path questions,
            @Doc("Folder of the pictures; without it, the folder of the questions.")
                    Optional<Path> images) {

        private SampleSource source() {
            Path beside = questions.getParent();
            return new QuestionFolder(
                    questions, images.orElse(beside == null ? Path.of("") : beside));
        }
    }

    @Override
    public String name() {
        return questions.toString();
    }

    @Override
    public Stream open() {
        return new QuestionReader(questions, images);
    }
}
