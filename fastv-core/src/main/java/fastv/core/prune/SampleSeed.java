package fastv.core.prune;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The source of a method's random numbers: the same run seed and sample id give the same numbers on
 * every machine and in every version.
 *
 * @param run the run's seed
 * @param sampleId the sample's id in its data set
 */
public record SampleSeed(long run, String sampleId) {

    /**
     * A fresh generator.
     *
     * @param picture number of the picture in the sample for draws per picture; 0 for one draw over
     *     all
     */
    public SplittableRandom generator(int picture) {
        // FNV-1a: String.hashCode() has 32 bits and collides on short ids
        long hash = 0xcbf29ce484222325L;
        byte[] id = sampleId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(Long.BYTES + id.length + Integer.BYTES);
        key.putLong(run).put(id).putInt(picture);
        for (byte b : key.array()) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return new SplittableRandom(hash);
    }
}
