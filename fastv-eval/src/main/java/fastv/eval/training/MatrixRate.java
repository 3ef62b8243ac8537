package fastv.eval.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TorchEngine;
import java.util.Optional;
import java.util.SplittableRandom;

/** How fast this machine multiplies matrices: the bound that training is measured against. */
public final class MatrixRate {
    private static final int SIDE = 1024;
    private static final int RUNS = 40;

    private MatrixRate() {}

    /**
     * The best of many float32 products of 1024 x 1024 matrices, since others may use the machine.
     * Draws nothing from the engine's random numbers, so that it may be measured amid a training.
     *
     * @return floating-point operations per second
     */
    public static double flopsPerSecond(int threads) {
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(threads));
        double best = 0;
        try (Kernels kernels = new Kernels(engine);
                NDManager scope = engine.newManager()) {
            NDArray left = matrix(scope);
            NDArray right = matrix(scope);
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                kernels.weights().linear(scope, left, right).close();
                double seconds = (System.nanoTime() - start) / 1e9;
                best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / seconds);
            }
        }
        return best;
    }

    private static NDArray matrix(NDManager scope) {
        SplittableRandom random = new SplittableRandom(SIDE);
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return scope.create(values, new Shape(SIDE, SIDE));
    }
}
