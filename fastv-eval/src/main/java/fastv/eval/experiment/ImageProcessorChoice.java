package fastv.eval.experiment;

/** How pictures are brought to the vision tower's size. */
public enum ImageProcessorChoice {
    /** As the checkpoint's own preprocessor file says. */
    CHECKPOINT,
    /** Shortest side to the tower's size, centre crop. */
    CLIP,
    /** Padded to a square in the mean colour, then resized. */
    LLAVA_PAD
}
