package fastv.core.cost;

import java.util.List;
import java.util.Optional;

/**
 * What the formulae are evaluated on: one prompt under one setting.
 *
 * @param model the model's sizes
 * @param pictures pictures that went through the tower
 * @param promptTokens tokens of the uncut prompt, text and image
 * @param imageTokens image tokens of the uncut prompt, N in the paper
 * @param tokens tokens that enter each layer at prefill, as executed or planned
 * @param images image tokens among them; without it, whatever was cut is taken for image tokens
 * @param requested the cuts as asked for, unrounded, by ascending layer; empty if none were asked
 *     for or only {@code tokens} is known
 * @param decoding how later tokens are computed
 * @param decodeSteps forward passes after the prefill; the prefill itself yields the first token,
 *     so an answer of g tokens took g - 1
 * @param selection the strategy's own work
 * @param caches how long caches are while decoding, where a method keeps them short
 */
public record FlopsInput(
        ModelShape model,
        int pictures,
        int promptTokens,
        int imageTokens,
        TokensPerLayer tokens,
        Optional<TokensPerLayer> images,
        List<RequestedCut> requested,
        Decoding decoding,
        int decodeSteps,
        List<SelectionWork> selection,
        Optional<CacheGrowth> caches) {

    public FlopsInput {
        Sizes.notNegative("pictures", pictures);
        Sizes.positive("promptTokens", promptTokens);
        Sizes.notNegative("imageTokens", imageTokens);
        Sizes.notNegative("decodeSteps", decodeSteps);
        requested = List.copyOf(requested);
        selection = List.copyOf(selection);
        if (imageTokens > promptTokens) {
            throw new IllegalArgumentException(
                    "imageTokens: expected at most promptTokens = "
                            + promptTokens
                            + ", got "
                            + imageTokens);
        }
        if (tokens.layers() != model.decoder().layers()) {
            throw new IllegalArgumentException(
                    "tokens per layer: expected "
                            + model.decoder().layers()
                            + " layers, got "
                            + tokens.layers());
        }
        for (int i = 1; i < requested.size(); i++) {
            if (requested.get(i).layer() <= requested.get(i - 1).layer()) {
                throw new IllegalArgumentException(
                        "requested: expected ascending layers, each once, got " + requested);
            }
        }
    }

    /** Caches hold whatever entered their layer. */
    public FlopsInput(
            ModelShape model,
            int pictures,
            int promptTokens,
            int imageTokens,
            TokensPerLayer tokens,
            Optional<TokensPerLayer> images,
            List<RequestedCut> requested,
            Decoding decoding,
            int decodeSteps,
            List<SelectionWork> selection) {
        this(
                model,
                pictures,
                promptTokens,
                imageTokens,
                tokens,
                images,
                requested,
                decoding,
                decodeSteps,
                selection,
                Optional.empty());
    }

    /** A prefill alone, without strategy work and without pictures to encode. */
    public static FlopsInput prefill(
            ModelShape model, int promptTokens, int imageTokens, TokensPerLayer tokens) {
        return new FlopsInput(
                model,
                0,
                promptTokens,
                imageTokens,
                tokens,
                Optional.empty(),
                List.of(),
                Decoding.CACHED,
                0,
                List.of());
    }

    /** The same with the cuts that were asked for. */
    public FlopsInput requesting(List<RequestedCut> cuts) {
        return new FlopsInput(
                model,
                pictures,
                promptTokens,
                imageTokens,
                tokens,
                images,
                cuts,
                decoding,
                decodeSteps,
                selection,
                caches);
    }

    /**
     * Image tokens that a layer sees: unrounded where cuts were asked for, else what the executed
     * count leaves if only image tokens were cut.
     */
    double imageTokensAt(int layer) {
        if (requested.isEmpty()) {
            return images.map(left -> left.at(layer))
                    .orElseGet(() -> Math.max(0, imageTokens - (promptTokens - tokens.at(layer))));
        }
        double image = imageTokens;
        for (RequestedCut cut : requested) {
            if (cut.layer() <= layer) {
                image = cut.keptImageTokens();
            }
        }
        return image;
    }

    /** Tokens that a layer sees, text included, by the same rule. */
    double tokensAt(int layer) {
        return requested.isEmpty()
                ? tokens.at(layer)
                : promptTokens - imageTokens + imageTokensAt(layer);
    }
}
