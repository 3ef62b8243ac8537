package fastv.eval.experiment;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which model answers.
 *
 * @param checkpoint the folder
 * @param template the prompt template; without it the model chooses its own
 * @param imageProcessor how pictures are prepared
 */
public record ModelSettings(
        @Doc("The checkpoint's folder in Hugging Face layout.") Path checkpoint,
        @Doc("Name of the prompt template; without it, the one that belongs to the checkpoint.")
                Optional<String> template,
        @Doc(
                        "How pictures are brought to the tower's size: as the checkpoint says, CLIP's"
                                + " centre crop, or LLaVA's padding to a square.")
                @DefaultValue("checkpoint")
                ImageProcessorChoice imageProcessor) {}
