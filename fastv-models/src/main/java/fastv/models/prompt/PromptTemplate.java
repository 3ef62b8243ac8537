package fastv.models.prompt;

import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a family of models expects around questions and answers.
 *
 * <p>A prompt is the opening, then for every turn: before-user, the user's parts, after-user, and
 * if answered before-answer, the answer, after-answer. A picture is written as its placeholder and
 * a line break. BOS is not part of a template: the tokenizer knows it.
 */
public final class PromptTemplate {
    private static final PromptPiece PICTURE = new PromptPiece.Picture();

    private final String name;
    private final String source;
    private final PromptVariant variant;
    private final String opening;
    private final String beforeUser;
    private final String afterUser;
    private final String beforeAnswer;
    private final String afterAnswer;
    private final String answerEnd;

    private PromptTemplate(Builder declared, PromptVariant variant) {
        this.name = declared.name;
        this.source = declared.source;
        this.variant = variant;
        this.opening = declared.opening;
        this.beforeUser = declared.beforeUser;
        this.afterUser = declared.afterUser;
        this.beforeAnswer = declared.beforeAnswer;
        this.afterAnswer = declared.afterAnswer;
        this.answerEnd = declared.answerEnd;
    }

    /**
     * Starts a declaration.
     *
     * @param name the public name, as YAML files write it
     * @param source where the form is defined
     */
    public static Builder named(String name, String source) {
        return new Builder(name, source);
    }

    /** The public name. */
    public String name() {
        return name;
    }

    /** Where the form is defined. */
    public String source() {
        return source;
    }

    /** Who tokenises unless a user says otherwise. */
    public PromptVariant defaultVariant() {
        return variant;
    }

    /** The prompt in pieces; neighbouring texts are one piece, no text is empty. */
    public List<PromptPiece> pieces(Conversation conversation, PictureOrder order) {
        List<PromptPiece> pieces = new ArrayList<>();
        addText(pieces, opening);
        for (Turn turn : conversation.turns()) {
            addUser(pieces, ordered(turn.user(), order));
            turn.answer().ifPresent(answer -> addAnswer(pieces, answer));
        }
        return List.copyOf(pieces);
    }

    private void addUser(List<PromptPiece> pieces, List<Part> user) {
        addText(pieces, beforeUser);
        for (Part part : user) {
            if (part instanceof Part.Text words) {
                addText(pieces, words.text());
            } else {
                pieces.add(PICTURE);
                addText(pieces, "\n");
            }
        }
        addText(pieces, afterUser);
    }

    private void addAnswer(List<PromptPiece> pieces, String answer) {
        addText(pieces, beforeAnswer + answer + afterAnswer);
        if (!answerEnd.isEmpty()) {
            pieces.add(new PromptPiece.Special(answerEnd));
        }
    }

    private static List<Part> ordered(List<Part> parts, PictureOrder order) {
        return switch (order) {
            case AS_GIVEN -> parts;
            case IMAGES_FIRST ->
                    parts.stream()
                            .sorted(Comparator.comparing(part -> part instanceof Part.Text))
                            .toList();
        };
    }

    private static void addText(List<PromptPiece> pieces, String text) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last) instanceof PromptPiece.Text before) {
            pieces.set(last, new PromptPiece.Text(before.text() + text));
        } else if (!text.isEmpty()) {
            pieces.add(new PromptPiece.Text(text));
        }
    }

    /** Collects what stands where; what is not said is empty. */
    public static final class Builder {
        private final String name;
        private final String source;
        private String opening = "";
        private String beforeUser = "";
        private String afterUser = "";
        private String beforeAnswer = "";
        private String afterAnswer = "";
        private String answerEnd = "";

        private Builder(String name, String source) {
            this.name = name;
            this.source = source;
        }

        /** What begins the prompt, such as a system sentence. */
        public Builder opening(String text) {
            opening = text;
            return this;
        }

        /** What stands around each question. */
        public Builder user(String before, String after) {
            beforeUser = before;
            afterUser = after;
            return this;
        }

        /** What stands around each answer already given. */
        public Builder answer(String before, String after) {
            beforeAnswer = before;
            afterAnswer = after;
            return this;
        }

        /** The special token behind each answer already given. */
        public Builder answerEnd(String spelling) {
            answerEnd = spelling;
            return this;
        }

        /** The finished template. */
        public PromptTemplate build(PromptVariant defaultVariant) {
            return new PromptTemplate(this, defaultVariant);
        }
    }
}
