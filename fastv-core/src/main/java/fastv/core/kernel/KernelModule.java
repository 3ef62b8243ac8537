package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One loaded kernel text. Every argument and result is an IValue without manager or finalizer, so
 * all of them are closed here, whatever happens.
 */
final class KernelModule implements AutoCloseable {
    private final String name;
    private final PtSymbolBlock block;
    private final IValue none;
    private final LongAdder nanos = new LongAdder();
    private final ThreadLocal<Boolean> prepared = ThreadLocal.withInitial(() -> false);

    private KernelModule(String name, PtSymbolBlock block, IValue none) {
        this.name = name;
        this.block = block;
        this.none = none;
    }

    static KernelModule load(NDManager manager, String name) {
        byte[] archive = KernelArchive.pack(name + ".py");
        try {
            PtSymbolBlock block =
                    JniUtils.loadModule(
                            (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
            // DJL has no way to make a None itself
            return new KernelModule(name, block, IValueUtils.runMethod(block, "none"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The method's one tensor, attached to {@code owner}. */
    NDArray tensor(NDManager owner, String method, @Nullable Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return result.toTensor((PtNDManager) owner);
        }
    }

    /** The method's tuple of tensors, each attached to {@code owner}. */
    List<NDArray> tensors(NDManager owner, String method, @Nullable Object... arguments) {
        try (IValue result = call(method, arguments)) {
            List<NDArray> tensors = new ArrayList<>();
            for (IValue part : result.toIValueTuple()) {
                try (part) {
                    tensors.add(part.toTensor((PtNDManager) owner));
                }
            }
            return tensors;
        }
    }

    long integer(String method, @Nullable Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return result.toLong();
        }
    }

    double real(String method, @Nullable Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return result.toDouble();
        }
    }

    /**
     * Calls a method outside of inference mode, so that it may use autograd. Takes tensors alone:
     * arrays, and sets that become dictionaries.
     *
     * @return the method's tensors, attached to {@code owner}
     */
    List<NDArray> train(NDManager owner, String method, Object... arguments) {
        prepare();
        NDList list = new NDList();
        try {
            NDArray marker = owner.create(0f); // DJL gives results to the first array's manager
            marker.setName("module_method:" + method);
            list.add(marker);
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof ParameterSet set) {
                    set.addTo(list, "d" + i + ".");
                } else {
                    NDArray array = ((NDArray) arguments[i]);
                    array.setName(null);
                    list.add(array);
                }
            }
            List<NDArray> results = List.copyOf(IValueUtils.forward(block, list, true));
            marker.close();
            return results;
        } catch (RuntimeException e) {
            throw new KernelException(name + "." + method, e);
        }
    }

    void run(String method, @Nullable Object... arguments) {
        call(method, arguments).close();
    }

    private IValue call(String method, @Nullable Object... arguments) {
        prepare();
        IValue[] values = new IValue[arguments.length];
        List<IValue> made = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (int i = 0; i < arguments.length; i++) {
                values[i] = value(arguments[i], made);
            }
            return IValueUtils.runMethod(block, method, values);
        } catch (RuntimeException e) {
            throw new KernelException(name + "." + method, e);
        } finally {
            made.forEach(IValue::close);
            nanos.add(System.nanoTime() - start);
        }
    }

    /** Spent in calls so far, by all threads; those of training are not counted. */
    Duration time() {
        return Duration.ofNanos(nanos.sum());
    }

    /** Per thread: with the optimiser on, the first calls compile for a tenth of a second. */
    private void prepare() {
        if (!prepared.get()) {
            JniUtils.setGraphExecutorOptimize(false);
            prepared.set(true);
        }
    }

    private IValue value(@Nullable Object argument, List<IValue> made) {
        if (argument == null) {
            return none;
        }
        if (argument instanceof TensorBundle bundle) {
            return bundle.value();
        }
        if (argument instanceof ParameterSet set) {
            return set.value();
        }
        IValue value = convert(argument);
        made.add(value);
        return value;
    }

    private static IValue convert(Object argument) {
        if (argument instanceof NDArray array) {
            return IValue.from((PtNDArray) array);
        } else if (argument instanceof Integer || argument instanceof Long) {
            return IValue.from(((Number) argument).longValue());
        } else if (argument instanceof Float || argument instanceof Double) {
            return IValue.from(((Number) argument).doubleValue());
        } else if (argument instanceof Boolean flag) {
            return IValue.from(flag);
        } else if (argument instanceof String text) {
            return IValue.from(text);
        } else if (argument instanceof long[] list) {
            return IValue.listFrom(list);
        }
        throw new IllegalArgumentException("no kernel argument: " + argument.getClass());
    }

    @Override
    public void close() {
        none.close();
        block.close();
    }
}
