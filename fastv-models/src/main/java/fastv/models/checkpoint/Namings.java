package fastv.models.checkpoint;

import java.util.List;

/** The namings in circulation; one more is one more entry. */
final class Namings {
    private Namings() {}

    /** In memory and in files of some 4.5x releases; what the project writes. */
    static final Naming TRANSFORMERS_4_52 =
            Naming.of("transformers 4.52 and later")
                    .decoder("model.language_model.")
                    .head("lm_head.")
                    .tower("model.vision_tower.vision_model.")
                    .projector(
                            "model.multi_modal_projector.linear_1.",
                            "model.multi_modal_projector.linear_2.")
                    .newline("model.image_newline");

    static final Naming CLIP = Naming.of("CLIP").tower("vision_model.").text("text_model.");

    static final List<Naming> ALL =
            List.of(
                    Naming.of("llava-hf, transformers before 4.52")
                            .decoder("language_model.model.")
                            .head("language_model.lm_head.")
                            .tower("vision_tower.vision_model.")
                            .projector(
                                    "multi_modal_projector.linear_1.",
                                    "multi_modal_projector.linear_2.")
                            .newline("image_newline"),
                    TRANSFORMERS_4_52,
                    Naming.of("transformers 5")
                            .decoder("language_model.model.")
                            .head("language_model.lm_head.")
                            .tower("vision_tower.")
                            .projector(
                                    "multi_modal_projector.linear_1.",
                                    "multi_modal_projector.linear_2.")
                            .newline("image_newline"),
                    Naming.of("LLaVA authors, or plain LLaMA")
                            .decoder("model.")
                            .head("lm_head.")
                            .tower("model.vision_tower.vision_tower.vision_model.")
                            .projector("model.mm_projector.0.", "model.mm_projector.2.")
                            .newline("model.image_newline"),
                    CLIP);
}
