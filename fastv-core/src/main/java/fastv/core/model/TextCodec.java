package fastv.core.model;

/** What generated token ids say: the face of a tokenizer that decoding and journal need. */
public interface TextCodec {

    /**
     * The text of some ids, untrimmed. Ids the vocabulary does not have say nothing.
     *
     * @param ids token ids
     * @param skipSpecial whether special tokens ({@code </s>}, {@code <pad>}) are left out rather
     *     than spelled
     */
    String decode(int[] ids, boolean skipSpecial);

    /** Starts a stream that hands out text while ids arrive, special tokens left out. */
    default TokenStream stream() {
        return new TokenStream(this);
    }
}
