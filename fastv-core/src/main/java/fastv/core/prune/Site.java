package fastv.core.prune;

/** Where in the model a stage acts. */
public sealed interface Site {

    /**
     * Before a decoder layer: layers {@code 0 .. layer-1} see every token, later ones what is left.
     * A layer at or beyond the model's last is the identity.
     *
     * @param layer 0-based; 0 acts on the embeddings
     */
    record BeforeLayer(int layer) implements Site {
        public BeforeLayer {
            if (layer < 0) {
                throw new IllegalArgumentException("layer: expected 0 or more, got " + layer);
            }
        }
    }
}
