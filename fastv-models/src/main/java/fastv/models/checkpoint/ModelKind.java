package fastv.models.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The families that open. */
public enum ModelKind {
    /** LLaVA-1.5: tower, projector, decoder. */
    LLAVA,
    /** A decoder alone. */
    LLAMA;

    /** What the {@code config.json} of a family calls itself. */
    private record Signature(
            ModelKind kind, String title, List<String> architectures, List<String> modelTypes) {}

    private static final List<Signature> SIGNATURES =
            List.of(
                    new Signature(
                            LLAVA,
                            "LLaVA-1.5",
                            List.of("LlavaForConditionalGeneration", "LlavaLlamaForCausalLM"),
                            List.of("llava", "llava_llama")),
                    new Signature(
                            LLAMA,
                            "LLaMA",
                            List.of("LlamaForCausalLM", "MistralForCausalLM"),
                            List.of("llama", "mistral")));

    /**
     * The family of a file: by an architecture it names, or by {@code model_type} if it names none.
     */
    static Optional<ModelKind> of(List<String> architectures, String modelType) {
        return SIGNATURES.stream()
                .filter(
                        signature ->
                                architectures.isEmpty()
                                        ? signature.modelTypes().contains(modelType)
                                        : architectures.stream()
                                                .anyMatch(signature.architectures()::contains))
                .map(Signature::kind)
                .findFirst();
    }

    /** What opens, in one line for people. */
    static String supported() {
        return SIGNATURES.stream()
                .map(
                        signature ->
                                String.join(" or ", signature.architectures())
                                        + " ("
                                        + signature.title()
                                        + ")")
                .collect(Collectors.joining(", "));
    }
}
