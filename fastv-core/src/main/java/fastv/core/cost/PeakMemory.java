package fastv.core.cost;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The most memory this process held at once.
 *
 * <p>On Linux it is the resident set of the whole process, native libraries and mapped weight pages
 * included ({@code VmHWM}); where the kernel allows it, the mark is set back before a measurement.
 * Elsewhere only the Java heap is known, which leaves out every tensor; the reading says which of
 * the two it is.
 */
public final class PeakMemory {

    /** What a reading measures. */
    public enum Source {
        /** Resident set of the process since the mark was last set back. */
        RESIDENT("resident peak of the process, mapped weights included"),
        /** Java heap alone. */
        JAVA_HEAP("peak of the Java heap alone, tensors not included");

        private final String meaning;

        Source(String meaning) {
            this.meaning = meaning;
        }

        /** A phrase for tables and notes. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * One reading.
     *
     * @param bytes the peak
     * @param source what it measures
     */
    public record Reading(long bytes, Source source) {
        public Reading {
            Sizes.notNegative("bytes", bytes);
        }
    }

    private final Path status;
    private final Path clearRefs;

    private PeakMemory(Path status, Path clearRefs) {
        this.status = status;
        this.clearRefs = clearRefs;
    }

    /** Reads this process. */
    public static PeakMemory ofThisProcess() {
        return in(Path.of("/proc/self"));
    }

    static PeakMemory in(Path process) {
        return new PeakMemory(process.resolve("status"), process.resolve("clear_refs"));
    }

    /**
     * Sets the mark back to what is held now.
     *
     * @return whether the system allowed it; if not, readings count from the start of the process
     */
    public boolean reset() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        if (!Files.isWritable(clearRefs)) {
            return false;
        }
        try {
            Files.writeString(clearRefs, "5"); // proc(5): 5 resets the peak resident set size
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The peak since the last successful reset, or since the process began. */
    public Reading read() {
        OptionalLong resident = residentPeakBytes();
        if (resident.isPresent()) {
            return new Reading(resident.getAsLong(), Source.RESIDENT);
        }
        long heap = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Reading(heap, Source.JAVA_HEAP);
    }

    private OptionalLong residentPeakBytes() {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.matches("VmHWM:\\s+\\d+ kB"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
