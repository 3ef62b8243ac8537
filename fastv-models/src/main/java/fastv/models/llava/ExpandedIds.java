package fastv.models.llava;

import fastv.core.model.Prompt;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.List;

/** From token ids in which placeholders stand at all visual tokens to a prompt. */
public final class ExpandedIds {
    private ExpandedIds() {}

    /**
     * Reads the layout off the ids: placeholders are dealt out to the pictures in order.
     *
     * @param ids one per row
     * @param imageTokenId the placeholder
     * @param tokensPerPicture in order of the prompt; their sum is the number of placeholders
     */
    public static Prompt prompt(int[] ids, int imageTokenId, List<Integer> tokensPerPicture) {
        TokenLayout.Builder layout = TokenLayout.builder();
        Segment text = tokensPerPicture.isEmpty() ? Segment.INSTRUCTION : Segment.SYSTEM;
        int picture = 0;
        int row = 0;
        while (row < ids.length) {
            if (ids[row] != imageTokenId || picture == tokensPerPicture.size()) {
                layout.text(text, 1);
                row++;
                continue;
            }
            int tokens = tokensPerPicture.get(picture);
            layout.picture(picture, tokens);
            row += tokens;
            picture++;
            text = Segment.INSTRUCTION;
        }
        return new Prompt("", ids, ids, layout.build());
    }
}
