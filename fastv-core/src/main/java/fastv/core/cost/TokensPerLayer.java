package fastv.core.cost;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * How many tokens enter each decoder layer at prefill. Immutable; index 0 is the first layer.
 *
 * <p>As executed it comes from the decoding session; from a plan it is built cut by cut: {@code
 * TokensPerLayer.uncut(32, 640).cutBefore(2, 352)}.
 */
public final class TokensPerLayer {
    private final int[] tokens;

    private TokensPerLayer(int[] tokens) {
        this.tokens = tokens;
    }

    /** All layers see the whole prompt. */
    public static TokensPerLayer uncut(int layers, int tokens) {
        Sizes.notNegative("layers", layers);
        int[] all = new int[layers];
        Arrays.fill(all, tokens);
        return of(all);
    }

    /** The given counts, one per layer. */
    public static TokensPerLayer of(int... tokens) {
        for (int layer = 0; layer < tokens.length; layer++) {
            Sizes.notNegative("tokens in layer " + layer, tokens[layer]);
        }
        return new TokensPerLayer(tokens.clone());
    }

    /** The given counts, one per layer. */
    public static TokensPerLayer of(List<Integer> tokens) {
        return of(tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The same with a cut before one layer.
     *
     * @param layer 0-based layer that sees the shorter sequence first; the number of layers means
     *     that nothing is cut
     * @param remaining tokens that stay, text included
     */
    public TokensPerLayer cutBefore(int layer, int remaining) {
        if (layer < 0 || layer > tokens.length) {
            throw new IllegalArgumentException(
                    "layer: expected 0 to " + tokens.length + ", got " + layer);
        }
        int[] cut = tokens.clone();
        for (int l = layer; l < cut.length; l++) {
            if (remaining > cut[l]) {
                throw new IllegalArgumentException(
                        "remaining tokens: expected at most " + cut[l] + ", got " + remaining);
            }
            cut[l] = remaining;
        }
        return of(cut);
    }

    /** Number of layers. */
    public int layers() {
        return tokens.length;
    }

    /** Tokens that enter a layer. */
    public int at(int layer) {
        return tokens[layer];
    }

    /** Tokens that enter the last layer; 0 for no layers. */
    public int last() {
        return tokens.length == 0 ? 0 : tokens[tokens.length - 1];
    }

    /** All counts, first layer first. */
    public int[] toArray() {
        return tokens.clone();
    }

    /** Run lengths, as tables print them: {@code 2x640 30x352}. */
    public String runLengths() {
        StringJoiner runs = new StringJoiner(" ");
        int start = 0;
        for (int layer = 1; layer <= tokens.length; layer++) {
            if (layer == tokens.length || tokens[layer] != tokens[start]) {
                runs.add((layer - start) + "x" + tokens[start]);
                start = layer;
            }
        }
        return runs.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokensPerLayer that && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tokens);
    }

    @Override
    public String toString() {
        return "TokensPerLayer[" + runLengths() + "]";
    }
}
