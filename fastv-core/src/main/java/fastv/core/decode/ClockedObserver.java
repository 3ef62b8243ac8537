package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import java.time.Duration;

/** Books the time that watching takes, so that it is not taken for the model's. */
final class ClockedObserver implements ForwardObserver {
    private final ForwardObserver observer;
    private long nanos;

    ClockedObserver(ForwardObserver observer) {
        this.observer = observer;
    }

    @Override
    public int firstQuery(int pass, int layer, int rows) {
        return observer.firstQuery(pass, layer, rows);
    }

    @Override
    public void attention(int pass, int layer, AttentionRows rows) {
        long start = System.nanoTime();
        observer.attention(pass, layer, rows);
        nanos += System.nanoTime() - start;
    }

    @Override
    public void afterLayer(int pass, int layer, NDArray hidden) {
        long start = System.nanoTime();
        observer.afterLayer(pass, layer, hidden);
        nanos += System.nanoTime() - start;
    }

    @Override
    public void afterPass(int pass, NDArray logits) {
        long start = System.nanoTime();
        observer.afterPass(pass, logits);
        nanos += System.nanoTime() - start;
    }

    Duration time() {
        return Duration.ofNanos(nanos);
    }
}
