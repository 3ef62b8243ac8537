package fastv.eval.experiment;

/** How samples are stored. */
public enum DataFormat {
    /** A JSONL file of questions and a folder of pictures. */
    FOLDER
}
