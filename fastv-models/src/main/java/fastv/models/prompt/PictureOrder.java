package fastv.models.prompt;

/** Where the pictures of a turn stand. */
public enum PictureOrder {
    /** Where the user put them. */
    AS_GIVEN,
    /** Before the words of their turn, as the chat template of llava-hf puts them. */
    IMAGES_FIRST
}
