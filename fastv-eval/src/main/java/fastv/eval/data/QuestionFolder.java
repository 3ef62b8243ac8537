package fastv.eval.data;

import java.nio.file.Path;

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

    @Override
    public String name() {
        return questions.toString();
    }

    @Override
    public Stream open() {
        return new QuestionReader(questions, images);
    }
}
