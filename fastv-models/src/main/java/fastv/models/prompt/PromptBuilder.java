package fastv.models.prompt;

import fastv.core.error.BadInputException;
import fastv.core.model.Conversation;
import fastv.core.model.Prompt;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.models.tokenizer.CheckpointTokenizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes prompts for one checkpoint: BOS, then the template's pieces as token ids, every picture as
 * many placeholders as it has visual tokens.
 *
 * <p>Text of template and speakers between two special tokens is one run of ordinary text, so that
 * nothing a user types becomes a special token (the references do not protect). Segments follow the
 * pieces: system up to the first picture, instruction from there; without picture all is
 * instruction.
 */
public final class PromptBuilder {
    private static final String PLACEHOLDER = "<image>";

    private final CheckpointTokenizer tokenizer;
    private final int imageTokenId;
    private final PromptTemplate template;
    private final PromptVariant variant;
    private final PictureOrder order;

    /**
     * @param tokenizer the checkpoint's
     * @param imageTokenId the id at the rows of visual tokens, as the checkpoint's {@code
     *     config.json} has it; a text-only model never uses it
     * @param template what stands around questions and answers
     * @param variant who tokenises
     * @param order where the pictures of a turn stand
     */
    public PromptBuilder(
            CheckpointTokenizer tokenizer,
            int imageTokenId,
            PromptTemplate template,
            PromptVariant variant,
            PictureOrder order) {
        this.tokenizer = tokenizer;
        this.imageTokenId = imageTokenId;
        this.template = template;
        this.variant = variant;
        this.order = order;
    }

    /** With the template's own variant, pictures where the user put them. */
    public static PromptBuilder of(
            CheckpointTokenizer tokenizer, int imageTokenId, PromptTemplate template) {
        return new PromptBuilder(
                tokenizer,
                imageTokenId,
                template,
                template.defaultVariant(),
                PictureOrder.AS_GIVEN);
    }

    /**
     * Builds the prompt of a conversation.
     *
     * @param tokensPerPicture how many visual tokens each picture has, in the order of the prompt
     * @throws BadInputException if the conversation has another number of pictures, or the
     *     tokenizer lacks a special token of the template
     */
    public Prompt build(Conversation conversation, int... tokensPerPicture) {
        if (conversation.pictures() != tokensPerPicture.length) {
            throw new BadInputException(
                    "prompt: expected "
                            + conversation.pictures()
                            + " pictures as the conversation has places, got "
                            + tokensPerPicture.length);
        }
        List<PromptPiece> pieces = template.pieces(conversation, order);
        Rows rows = new Rows(tokensPerPicture);
        tokenizer.bos().ifPresent(rows::text);
        boolean start = true;
        for (PromptPiece piece : pieces) {
            start = add(rows, piece, start);
        }
        return new Prompt(
                readable(pieces),
                rows.placeholderIds.build().toArray(),
                rows.ids.build().toArray(),
                rows.layout.build());
    }

    /** Adds a piece; returns whether the next one is the start of a string. */
    private boolean add(Rows rows, PromptPiece piece, boolean start) {
        if (piece instanceof PromptPiece.Text text) {
            rows.text(
                    start
                            ? tokenizer.encodeStart(text.text())
                            : tokenizer.encodeContinued(text.text()));
            return false;
        }
        if (piece instanceof PromptPiece.Special special) {
            rows.text(tokenizer.requireSpecialId(special.spelling()));
            return false;
        }
        rows.picture(imageTokenId);
        return variant == PromptVariant.AUTHORS;
    }

    private static String readable(List<PromptPiece> pieces) {
        StringBuilder readable = new StringBuilder();
        for (PromptPiece piece : pieces) {
            if (piece instanceof PromptPiece.Text text) {
                readable.append(text.text());
            } else if (piece instanceof PromptPiece.Special special) {
                readable.append(special.spelling());
            } else {
                readable.append(PLACEHOLDER);
            }
        }
        return readable.toString();
    }

    /** The rows so far, with and without expansion. */
    private static final class Rows {
        private final int[] tokensPerPicture;
        private final IntStream.Builder placeholderIds = IntStream.builder();
        private final IntStream.Builder ids = IntStream.builder();
        private final TokenLayout.Builder layout = TokenLayout.builder();
        private int pictures;

        Rows(int[] tokensPerPicture) {
            this.tokensPerPicture = tokensPerPicture;
        }

        void text(int... tokens) {
            boolean pictureAhead = pictures == 0 && tokensPerPicture.length > 0;
            for (int id : tokens) {
                placeholderIds.add(id);
                ids.add(id);
            }
            layout.text(pictureAhead ? Segment.SYSTEM : Segment.INSTRUCTION, tokens.length);
        }

        void picture(int imageTokenId) {
            int count = tokensPerPicture[pictures];
            placeholderIds.add(imageTokenId);
            for (int i = 0; i < count; i++) {
                ids.add(imageTokenId);
            }
            layout.picture(pictures++, count);
        }
    }
}
