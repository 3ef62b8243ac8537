package fastv.core.decode;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Note;
import fastv.core.prune.SampleSeed;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;

/** The evidence of one stage at one ranking. */
final class StageEvidence implements Evidence {
    private final TokenLayout layout;
    private final int[] candidates;
    private final int originalCandidates;
    private final int ranking;
    private final SampleSeed seed;
    private final IntFunction<ReadLayer> layers;
    private final BiFunction<Queries, TokenLayout, int[]> queryRows;
    private final SiteStates states;
    private final ToDoubleBiFunction<Note, Evidence> notes;

    StageEvidence(
            TokenLayout layout,
            int[] candidates,
            int originalCandidates,
            int ranking,
            SampleSeed seed,
            IntFunction<ReadLayer> layers,
            BiFunction<Queries, TokenLayout, int[]> queryRows,
            SiteStates states,
            ToDoubleBiFunction<Note, Evidence> notes) {
        this.layout = layout;
        this.candidates = candidates;
        this.originalCandidates = originalCandidates;
        this.ranking = ranking;
        this.seed = seed;
        this.layers = layers;
        this.queryRows = queryRows;
        this.states = states;
        this.notes = notes;
    }

    @Override
    public TokenLayout layout() {
        return layout;
    }

    @Override
    public int[] candidates() {
        return candidates.clone();
    }

    @Override
    public int originalCandidates() {
        return originalCandidates;
    }

    @Override
    public AttentionReading attention(int layer) {
        return new LayerAttention(layers.apply(layer), layout);
    }

    @Override
    public ChosenAttention attention(int layer, Queries queries) {
        ReadLayer read = layers.apply(layer);
        int[] rows = read.seen().rowsOf(layout);
        return new ChosenRows(
                read,
                queryRows.apply(queries, read.seen()),
                Arrays.stream(candidates).map(row -> rows[row]).toArray());
    }

    @Override
    public FloatMatrix keys(int layer) {
        return states.keys(layer);
    }

    @Override
    public int keyHeads() {
        return states.keyHeads();
    }

    @Override
    public FloatMatrix states(int[] rows) {
        return states.of(rows);
    }

    @Override
    public FloatMatrix distances(int[] rows) {
        return states.distances(rows);
    }

    @Override
    public FloatMatrix normedStates() {
        return states.normed();
    }

    @Override
    public double noted(Note note) {
        return notes.applyAsDouble(note, this);
    }

    @Override
    public int ranking() {
        return ranking;
    }

    @Override
    public SampleSeed seed() {
        return seed;
    }
}
