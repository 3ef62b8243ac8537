package fastv.models.checkpoint;

import java.util.List;
import java.util.OptionalInt;

/**
 * The special token ids a checkpoint declares.
 *
 * @param bos put in front of a prompt
 * @param eos each of them ends an answer
 * @param pad fills batches; unused when prompts run one by one
 */
public record TokenIds(OptionalInt bos, List<Integer> eos, OptionalInt pad) {
    public TokenIds {
        eos = List.copyOf(eos);
    }
}
