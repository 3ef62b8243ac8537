package fastv.analysis.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.AttentionRows;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.model.Prompt;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One pass over prompt and output, whose maps are read. */
public final class MapPass {
    private static final int MOST_BLOCKS = 64;
    private static final MathContext DIGITS = new MathContext(6);

    private final AttentionMapAnalysis.Options settings;
    private final VisionLanguageModel model;
    private final NDManager scope;

    /**
     * @param scope what the pass lives below
     */
    public MapPass(
            AttentionMapAnalysis.Options settings, VisionLanguageModel model, NDManager scope) {
        this.settings = settings;
        this.model = model;
        this.scope = scope;
    }

    /**
     * Runs it.
     *
     * @param embeddings of the prompt, {@code [1, tokens, hidden]}
     * @param output the answer's tokens
     */
    public AttentionMapRecord run(Prompt prompt, NDArray embeddings, List<Integer> output) {
        TokenLayout layout = prompt.layout();
        for (int i = 0; i < output.size(); i++) {
            layout = layout.appendOutput(prompt.size() + i);
        }
        int pool = settings.pool().orElse((layout.size() + MOST_BLOCKS - 1) / MOST_BLOCKS);
        int[] answer = output.stream().mapToInt(Integer::intValue).toArray();
        Reader reader = new Reader(layout, ids(prompt, answer), pool);
        Decoder decoder = model.decoder();
        try (NDManager pass = scope.newSubManager();
                DecodingSession session =
                        new DecodingSession(
                                decoder, Strategy.NONE, new SampleSeed(0, ""), 0, reader, pass)) {
            NDArray sequence = embeddings;
            if (answer.length > 0) {
                NDArray rows = decoder.embed(pass, answer);
                sequence = decoder.kernels().decoder().append(pass, embeddings, rows);
            }
            session.prefill(sequence, layout);
        }
        return new AttentionMapRecord(
                layout.size(), pool, borders(layout, pool), reader.maps, reader.anchors);
    }

    private static int[] ids(Prompt prompt, int[] answer) {
        return IntStream.concat(IntStream.of(prompt.ids()), IntStream.of(answer)).toArray();
    }

    private static List<AttentionMapRecord.Border> borders(TokenLayout layout, int pool) {
        List<AttentionMapRecord.Border> borders = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            int[] rows = layout.rows(segment);
            if (rows.length > 0) {
                borders.add(
                        new AttentionMapRecord.Border(
                                segment.publicName(), rows[0], (double) rows[0] / pool));
            }
        }
        borders.sort(Comparator.comparingInt(AttentionMapRecord.Border::token));
        return borders;
    }

    /** Takes the maps as layers run. */
    private final class Reader implements ForwardObserver {
        private final TokenLayout layout;
        private final int[] ids;
        private final int pool;
        private final Set<Integer> layers = settings.layersOf(model.decoder().layers());
        private final List<AttentionMapRecord.LayerMap> maps = new ArrayList<>();
        private final List<AttentionMapRecord.Anchor> anchors = new ArrayList<>();

        Reader(TokenLayout layout, int[] ids, int pool) {
            this.layout = layout;
            this.ids = ids;
            this.pool = pool;
        }

        @Override
        public void afterLayer(int pass, int layer, NDArray hidden) {}

        @Override
        public int firstQuery(int pass, int layer, int rows) {
            return layers.contains(layer) ? 0 : rows;
        }

        @Override
        public void attention(int pass, int layer, AttentionRows rows) {
            double[][] blocks = rows.pooled(pool);
            float[] rounded = new float[blocks.length * blocks.length];
            double maximum = 0;
            for (int i = 0; i < rounded.length; i++) {
                double block = blocks[i / blocks.length][i % blocks.length];
                maximum = Math.max(maximum, block);
                rounded[i] = new BigDecimal(block).round(DIGITS).floatValue();
            }
            maps.add(
                    new AttentionMapRecord.LayerMap(
                            layer,
                            new FloatMatrix(blocks.length, blocks.length, rounded),
                            maximum));
            anchors.addAll(anchors(layer, rows.receivedFromOthers()));
        }

        /**
         * The columns with the highest mean over later queries, of those that a quarter of all
         * queries can see: the last columns are seen by their neighbours alone.
         */
        private List<AttentionMapRecord.Anchor> anchors(int layer, float[] received) {
            int n = received.length;
            return IntStream.range(0, n)
                    .filter(column -> 4 * (n - 1 - column) >= n)
                    .boxed()
                    .sorted(
                            Comparator.comparingDouble(
                                    column -> -received[column] / (n - 1 - column)))
                    .limit(settings.anchors())
                    .map(column -> anchor(layer, column, received[column] / (n - 1 - column)))
                    .toList();
        }

        private AttentionMapRecord.Anchor anchor(int layer, int column, double received) {
            Segment segment = layout.segment(column);
            return new AttentionMapRecord.Anchor(
                    layer,
                    column,
                    segment.publicName(),
                    segment == Segment.IMAGE
                            ? ""
                            : model.codec().decode(new int[] {ids[column]}, false),
                    received);
        }
    }
}
