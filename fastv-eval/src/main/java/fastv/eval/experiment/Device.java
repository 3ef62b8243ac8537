package fastv.eval.experiment;

/** Where tensors live. */
public enum Device {
    CPU,
    GPU
}
