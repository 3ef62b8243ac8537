package fastv.core.kernel;

import ai.djl.ndarray.NDManager;

/**
 * All kernels, compiled for one device: one typed face per text. Loading takes well below 0.1 s.
 */
public final class Kernels implements AutoCloseable {
    private final NDManager manager;
    private final KernelModule decoder;
    private final KernelModule evidence;
    private final KernelModule cache;
    private final KernelModule vision;
    private final KernelModule clipText;
    private final KernelModule weights;
    private final KernelModule sampling;
    private final KernelModule training;

    /** Compiles all texts. */
    public Kernels(TorchEngine engine) {
        manager = engine.newManager();
        decoder = KernelModule.load(manager, "decoder");
        evidence = KernelModule.load(manager, "evidence");
        cache = KernelModule.load(manager, "cache");
        vision = KernelModule.load(manager, "vision");
        clipText = KernelModule.load(manager, "clip_text");
        weights = KernelModule.load(manager, "weights");
        sampling = KernelModule.load(manager, "sampling");
        training = KernelModule.load(manager, "training");
    }

    /** Decoder layers. */
    public DecoderKernels decoder() {
        return new DecoderKernels(decoder);
    }

    /** Attention rows. */
    public EvidenceKernels evidence() {
        return new EvidenceKernels(evidence);
    }

    /** Entries of key/value caches. */
    public CacheKernels cache() {
        return new CacheKernels(cache);
    }

    /** Vision blocks and projector. */
    public VisionKernels vision() {
        return new VisionKernels(vision);
    }

    /** CLIP's text tower and the space it shares with the vision tower. */
    public ClipTextKernels clipText() {
        return new ClipTextKernels(clipText);
    }

    /** Mapping, casting, allocating. */
    public WeightKernels weights() {
        return new WeightKernels(weights);
    }

    /** Choosing tokens. */
    public SamplingKernels sampling() {
        return new SamplingKernels(sampling);
    }

    /** Losses, gradients, the optimiser. */
    public TrainingKernels training() {
        return new TrainingKernels(training);
    }

    @Override
    public void close() {
        decoder.close();
        evidence.close();
        cache.close();
        vision.close();
        clipText.close();
        weights.close();
        sampling.close();
        training.close();
        manager.close();
    }
}
