package fastv.eval.training;

import fastv.core.training.TrainingBatch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the batches of the next steps on another thread, in order, while the model computes. */
final class Prefetch implements AutoCloseable {
    private static final int AHEAD = 3;

    private final Lessons.StageLessons lessons;
    private final ExecutorService worker;
    private final Queue<Future<List<TrainingBatch>>> waiting = new ArrayDeque<>();
    private long next;

    /**
     * @param first step that is asked for first
     */
    Prefetch(Lessons.StageLessons lessons, long first) {
        this.lessons = lessons;
        this.next = first;
        this.worker =
                Executors.newSingleThreadExecutor(
                        work -> {
                            Thread thread = new Thread(work, "training data");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** The batches of the next step. */
    List<TrainingBatch> take() {
        while (waiting.size() < AHEAD) {
            long step = next++;
            waiting.add(worker.submit(() -> lessons.batches(step)));
        }
        try {
            return waiting.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for training data", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
