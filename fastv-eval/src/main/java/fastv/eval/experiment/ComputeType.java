package fastv.eval.experiment;

/** The number format in which a model computes. */
public enum ComputeType {
    FLOAT32,
    BFLOAT16,
    FLOAT16
}
