package fastv.core.kernel;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import fastv.core.error.BadInputException;
import java.util.Optional;

/**
 * libtorch, started once per process. Starting takes about a second; nothing before it touches a
 * native library, so commands that need no model never pay for it.
 */
public final class TorchEngine {
    private final Engine engine;
    private final Device device;

    private TorchEngine(Engine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Starts the engine, or joins the one that runs. Nothing is downloaded.
     *
     * @param device {@code "cpu"} or {@code "gpu"}
     * @param threads threads of one kernel; empty leaves libtorch's choice, the number of cores
     * @throws BadInputException if the device is unknown or absent, or the native library cannot be
     *     unpacked or loaded
     */
    public static TorchEngine start(String device, Optional<Integer> threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Engine engine;
        try {
            engine = Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalArgumentException e) {
            throw new BadInputException(
                    "PyTorch's native library: cannot be loaded ("
                            + e.getMessage()
                            + "); set DJL_CACHE_DIR to a writable folder with 500 MB free",
                    e);
        }
        threads.ifPresent(JniUtils::setNumThreads);
        return new TorchEngine(engine, find(engine, device));
    }

    private static Device find(Engine engine, String name) {
        return switch (name) {
            case "cpu" -> Device.cpu();
            case "gpu" -> {
                if (engine.getGpuCount() == 0) {
                    throw new BadInputException(
                            "device: expected a GPU that PyTorch can use, found none; use cpu");
                }
                yield Device.gpu();
            }
            default -> throw new BadInputException("device: expected cpu or gpu, got " + name);
        };
    }

    /** A root for everything that lives as long as a model. The caller closes it. */
    public NDManager newManager() {
        return engine.newBaseManager(device);
    }

    /** Threads of one kernel. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** What computes: engine, version, matrix library, for the journal and for benchmarks. */
    public String description() {
        String library =
                JniUtils.getFeatures().contains("MKL")
                        ? "MKL"
                        : JniUtils.getFeatures().contains("OPENBLAS") ? "OpenBLAS" : "BLAS";
        String products = JniUtils.getFeatures().contains("MKLDNN") ? " + oneDNN" : "";
        return "PyTorch " + engine.getVersion() + ", " + library + products;
    }

    /** The device models are opened on: {@code cpu} or {@code gpu(0)}. */
    public String deviceName() {
        return device.toString().replace("()", "");
    }
}
