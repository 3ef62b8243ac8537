package fastv.eval.experiment;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which questions are asked about which pictures.
 *
 * @param format how they are stored
 * @param questions the JSONL file
 * @param images the folder that picture names start from; without it, the questions' own folder
 */
public record DataSettings(
        @Doc("How the samples are stored.") @DefaultValue("folder") DataFormat format,
        @Doc("File of questions, one JSON object per line.") Path questions,
        @Doc("Folder of the pictures; without it, the folder of the questions.")
                Optional<Path> images) {

    /** The folder that picture names start from. */
    public Path imageFolder() {
        return images.orElseGet(
                () -> {
                    Path folder = questions.getParent();
                    return folder == null ? Path.of("") : folder;
                });
    }
}
