package fastv.core.decode;

import fastv.core.error.BadInputException;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Attention;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.MethodFailure;
import fastv.core.prune.Note;
import fastv.core.prune.PromptEvidence;
import fastv.core.prune.QueryChoice;
import fastv.core.prune.Ranking;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a session's rankings, keeps their records, and books the time they take. */
final class Selection {
    private final Strategy strategy;
    private final SampleSeed seed;
    private final int layers;
    private final List<RankingRecord> records = new ArrayList<>();
    private final Map<QueryChoice, Set<Integer>> judges = new HashMap<>();
    private TokenLayout uncut = TokenLayout.builder().build();
    private final Map<Note, Double> notes = new HashMap<>();
    private long nanos;

    Selection(Strategy strategy, SampleSeed seed, Decoder decoder) {
        this.strategy = strategy;
        this.seed = seed;
        this.layers = decoder.layers();
    }

    /** Remembers the sequence that budgets may count from, and chooses the queries that judge. */
    void begin(PromptEvidence prompt) {
        uncut = prompt.layout();
        long start = System.nanoTime();
        for (Stage stage : strategy.stages()) {
            for (EvidenceNeed need : stage.needs()) {
                if (siteOf(stage) < layers
                        && need instanceof Attention attention
                        && attention.queries() instanceof Queries.Chosen chosen) {
                    judges.computeIfAbsent(chosen.choice(), choice -> positions(choice, prompt));
                }
            }
        }
        book(start);
    }

    private static Set<Integer> positions(QueryChoice choice, PromptEvidence prompt) {
        return Arrays.stream(choice.choose(prompt))
                .mapToObj(prompt.layout()::original)
                .collect(Collectors.toSet());
    }

    /**
     * The first row whose query a layer must keep for later stages; {@code seen.size()} for none.
     *
     * @param seen the rows the layer computes
     */
    int firstQuery(int layer, TokenLayout seen) {
        return strategy.stages().stream()
                .filter(stage -> layer < siteOf(stage) && siteOf(stage) < layers)
                .mapToInt(stage -> firstQuery(stage, layer, seen))
                .min()
                .orElse(seen.size());
    }

    /** Whether any stage lies behind a layer and may read what the layer wrote. */
    boolean readsAfter(int layer) {
        return strategy.stages().stream()
                .anyMatch(stage -> layer < siteOf(stage) && siteOf(stage) < layers);
    }

    /** The first row whose query a stage asks of the layer at its own site, not run yet. */
    int firstQueryAhead(Stage stage, TokenLayout seen) {
        return firstQuery(stage, siteOf(stage), seen);
    }

    private int firstQuery(Stage stage, int layer, TokenLayout seen) {
        return stage.needs().stream()
                .filter(need -> need instanceof Attention asked && asked.layer() == layer)
                .flatMapToInt(need -> Arrays.stream(rows(((Attention) need).queries(), seen)))
                .min()
                .orElse(seen.size());
    }

    /** The rows of a layer whose queries are meant, ascending. */
    int[] rows(Queries queries, TokenLayout seen) {
        int size = seen.size();
        if (queries instanceof Queries.Last) {
            return size == 0 ? new int[0] : new int[] {size - 1};
        } else if (queries instanceof Queries.Of of) {
            return seen.rows(of.segment());
        } else if (queries instanceof Queries.Chosen chosen) {
            Set<Integer> positions = judges.getOrDefault(chosen.choice(), Set.of());
            return IntStream.range(0, size)
                    .filter(row -> positions.contains(seen.original(row)))
                    .toArray();
        }
        return IntStream.range(0, size).toArray();
    }

    /** Whether a later stage reads the one query of a cached step in that layer. */
    boolean readsStep(int layer) {
        return strategy.stages().stream()
                .filter(stage -> layer < siteOf(stage) && siteOf(stage) < layers)
                .anyMatch(stage -> stage.needs().contains(new Attention(layer, Queries.LAST)));
    }

    static int siteOf(Stage stage) {
        return ((fastv.core.prune.Site.BeforeLayer) stage.site()).layer();
    }

    /** Ranks the rows that entered a site. */
    Ranking rank(
            Stage stage,
            int pass,
            TokenLayout rows,
            Map<Integer, ReadLayer> attention,
            SiteStates states) {
        int index = strategy.stages().indexOf(stage);
        int ranking = (int) records.stream().filter(r -> r.stage() == index).count();
        StageEvidence evidence =
                new StageEvidence(
                        rows,
                        stage.scope().candidates(rows),
                        stage.scope().candidates(uncut).length,
                        ranking,
                        seed,
                        layer -> announced(attention, layer, stage),
                        this::rows,
                        states,
                        (note, seen) -> noted(note, siteOf(stage), seen));
        Ranking outcome = rank(stage, evidence);
        records.add(new RankingRecord(index, siteOf(stage), pass, outcome));
        return outcome;
    }

    /** Taken anew at its own site in every pass, remembered behind it. */
    private double noted(Note note, int site, Evidence seen) {
        if (site == note.layer()) {
            notes.put(note, note.take(seen));
        }
        Double taken = notes.get(note);
        if (taken == null) {
            throw new IllegalStateException(note + " was not taken before layer " + note.layer());
        }
        return taken;
    }

    private static ReadLayer announced(Map<Integer, ReadLayer> attention, int layer, Stage stage) {
        ReadLayer read = attention.get(layer);
        if (read == null) {
            throw new IllegalStateException(
                    "attention of layer "
                            + layer
                            + " was not announced before layer "
                            + siteOf(stage));
        }
        return read;
    }

    private static Ranking rank(Stage stage, StageEvidence evidence) {
        try {
            return stage.rank(evidence);
        } catch (BadInputException e) {
            throw e; // about the model or the file, not about the method
        } catch (RuntimeException | LinkageError e) {
            String where = "score " + stage.score().name() + " before layer " + siteOf(stage);
            throw new MethodFailure(where, e);
        }
    }

    void book(long startNanos) {
        nanos += System.nanoTime() - startNanos;
    }

    List<RankingRecord> records() {
        return List.copyOf(records);
    }

    Duration time() {
        return Duration.ofNanos(nanos);
    }
}
