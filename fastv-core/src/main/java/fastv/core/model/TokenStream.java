package fastv.core.model;

import java.util.Arrays;

/**
 * Text pieces of one answer while its ids arrive, one at a time; not for several threads.
 *
 * <p>After each id all ids so far are decoded, since a token's text depends on those before it. A
 * text that ends in U+FFFD may be the beginning of a character whose other bytes are still to come,
 * so nothing is handed out until it is whole. The pieces joined are the decoded answer; where the
 * bytes never make a character, text already handed out stays and the rest follows in the last
 * piece.
 */
public final class TokenStream {
    private static final char INCOMPLETE = '\uFFFD';

    private final TextCodec codec;
    private int[] ids = new int[64];
    private int count;
    private int handedOut;

    /**
     * @param codec decodes the ids
     */
    public TokenStream(TextCodec codec) {
        this.codec = codec;
    }

    /** Takes the next id and returns the text it completes; empty if none. */
    public String accept(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
        String text = text();
        boolean incomplete = !text.isEmpty() && text.charAt(text.length() - 1) == INCOMPLETE;
        return incomplete ? "" : rest(text);
    }

    /** Ends the answer and returns what was held back; empty if nothing was. */
    public String flush() {
        return rest(text());
    }

    private String text() {
        return codec.decode(Arrays.copyOf(ids, count), true);
    }

    private String rest(String text) {
        // a byte that spoils its run can make the text shorter than what was handed out
        String rest = text.substring(Math.min(handedOut, text.length()));
        handedOut = Math.max(handedOut, text.length());
        return rest;
    }
}
