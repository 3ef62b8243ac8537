package fastv.eval.cli;

import fastv.eval.run.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and keeps the process alive until the run has
 * heard it: to leave while a kernel works crashes the virtual machine.
 */
final class Interruption {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param afterwards runs once the run has ended, if it was interrupted
     */
    Interruption(StopSignal stop, Runnable afterwards) {
        hook =
                new Thread(
                        () -> {
                            stop.ask();
                            awaitEnd();
                            afterwards.run();
                        },
                        "interruption");
    }

    /** Runs something that hears the request. */
    <T> T during(Supplier<T> run) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.get();
        } finally {
            ended.countDown();
            forgetHook();
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook is at work
        }
    }
}
