package fastv.core.journal;

/**
 * What made an entry; with the checkpoint and data at hand it is enough to make it again.
 *
 * @param identity hashes of plan, checkpoint and data, and the program's version
 * @param seed the seed of this entry
 * @param dtype element type of the computation
 * @param device where it ran, such as {@code cpu} or {@code gpu0}
 * @param threads threads inside one operation
 * @param engine engine and BLAS with their versions
 * @param machine the computer
 * @param java version of the Java runtime
 */
public record Provenance(
        RunIdentity identity,
        long seed,
        String dtype,
        String device,
        int threads,
        String engine,
        Machine machine,
        String java) {}
