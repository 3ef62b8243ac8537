package fastv.strategies.visual;

import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.BipartiteMerging;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * ToMe: tokens merge inside the tower's blocks, so that later blocks have fewer. Bolya et al., ICLR
 * 2023, arXiv:2210.09461; the rule is {@link BipartiteMerging}. The tower runs once more with it.
 *
 * @param requested what was asked for, as a user wrote it
 */
public record BlockMergingStage(BipartiteMerging merging, String requested) implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_BLOCK;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.MergedTower(merging));
    }

    @Override
    public String name() {
        return "bipartite-soft";
    }

    @Override
    public int outputs(int patches) {
        return patches;
    }

    @Override
    public int outputs(int patches, int blocks) {
        return merging.left(patches, blocks);
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        int[] owners = evidence.owners(merging);
        int tokens = Arrays.stream(owners).max().orElse(0);
        List<MergedToken> means =
                IntStream.rangeClosed(1, tokens).mapToObj(token -> mean(owners, token)).toList();
        return new Reduction(means, List.of());
    }

    private static MergedToken mean(int[] owners, int token) {
        int[] patches =
                IntStream.range(0, owners.length).filter(row -> owners[row] == token).toArray();
        float[] weights = new float[patches.length];
        Arrays.fill(weights, 1f / patches.length);
        return new MergedToken(patches, weights);
    }
}
