package fastv.models.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.VisionKernels;
import fastv.core.prune.VisualNeed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stages asked of a tower's blocks in one run, and what reading it took. */
final class TowerEvidence {
    private final VisionKernels kernels;
    private final List<VisualNeed.InModule> needs;
    private final int blocks;
    private final Map<VisualNeed, NDArray> rows = new HashMap<>();
    private final Map<VisualNeed, Duration> times = new HashMap<>();

    /**
     * @param blocks of the whole tower, from whose end needs may count
     */
    TowerEvidence(VisionKernels kernels, List<VisualNeed.InModule> needs, int blocks) {
        this.kernels = kernels;
        this.needs = List.copyOf(needs);
        this.blocks = blocks;
    }

    boolean isAskedOf(int block) {
        return needs.stream().anyMatch(need -> need.index(blocks) == block);
    }

    /** The last block that is asked about; -1 if none is. */
    int last() {
        return needs.stream().mapToInt(need -> need.index(blocks)).max().orElse(-1);
    }

    /**
     * Reads all that is asked of a block.
     *
     * @param before what had to run for it that would not have run otherwise
     */
    void read(NDManager owner, int block, VisionKernels.Heads heads, Duration before) {
        for (VisualNeed.InModule need : needs) {
            if (need.index(blocks) == block) {
                long start = System.nanoTime();
                rows.put(need, read(owner, heads, need));
                times.put(need, before.plusNanos(System.nanoTime() - start));
            }
        }
    }

    private NDArray read(NDManager owner, VisionKernels.Heads heads, VisualNeed.InModule need) {
        if (need instanceof VisualNeed.ClassAttention) {
            return kernels.classAttention(owner, heads);
        } else if (need instanceof VisualNeed.FullWidthAttention) {
            return kernels.fullWidthAttention(owner, heads);
        } else if (need instanceof VisualNeed.ReceivedAttention) {
            return kernels.receivedAttention(owner, heads);
        } else if (need instanceof VisualNeed.FullWidthKeys) {
            return kernels.fullWidthKeys(owner, heads);
        }
        return kernels.meanKeys(owner, heads);
    }

    Map<VisualNeed, NDArray> rows() {
        return rows;
    }

    /** By need, as if it were asked for alone. */
    Map<VisualNeed, Duration> times() {
        return times;
    }

    /** Of all that was read so far. */
    Duration time() {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
