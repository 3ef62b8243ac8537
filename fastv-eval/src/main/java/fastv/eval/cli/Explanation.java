package fastv.eval.cli;

import fastv.core.cost.TokensPerLayer;
import fastv.core.decode.CacheRecord;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.Generation;
import fastv.core.decode.RankingRecord;
import fastv.core.model.PictureReduction;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.prune.Ranking;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** What happened inside one answer, for a reader at a terminal. */
final class Explanation {
    private static final String KEPT = "#";
    private static final String MERGED = "+";
    private static final String GONE = ".";

    private final Prompt prompt;
    private final DecodingSession session;
    private final Sight sight;
    private final Generation generation;

    Explanation(Prompt prompt, DecodingSession session, Sight sight, Generation generation) {
        this.prompt = prompt;
        this.session = session;
        this.sight = sight;
        this.generation = generation;
    }

    List<String> lines() {
        TokenLayout layout = prompt.layout();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "prompt            %d tokens: %d system, %d image, %d instruction"
                        .formatted(
                                layout.size(),
                                layout.count(Segment.SYSTEM),
                                layout.count(Segment.IMAGE),
                                layout.count(Segment.INSTRUCTION)));
        lines.add(
                "tokens per layer  "
                        + TokensPerLayer.of(session.tokensPerLayer()).runLengths()
                        + " at prefill");
        if (!session.cacheLengths().isEmpty()) {
            int[] last = session.cacheLengths().get(session.cacheLengths().size() - 1);
            lines.add("cache entries     " + TokensPerLayer.of(last).runLengths() + " at the end");
        }
        sight.reductions().forEach(made -> reduction(made, lines));
        session.rankings().stream()
                .filter(record -> record.pass() == 0)
                .forEach(record -> ranking(record, lines));
        if (!session.cacheRecords().isEmpty()) {
            lines.add("caches kept       " + keptEntries() + " entries per head after the prompt");
        }
        lines.add(
                "time              image processing %s, vision %s, prefill %s, selection %s, decode %s"
                        .formatted(
                                millis(sight.imageProcessing()),
                                millis(sight.vision()),
                                millis(generation.prefill()),
                                millis(generation.selection().plus(sight.selection())),
                                millis(generation.decode())));
        lines.add("ended by          " + end());
        return lines;
    }

    private String keptEntries() {
        int[] kept = session.cacheRecords().stream().mapToInt(CacheRecord::kept).toArray();
        return TokensPerLayer.of(kept).runLengths();
    }

    private String end() {
        return generation.finish() == Generation.Finish.STOP
                ? "a stop token"
                : "the limit of " + generation.tokens().size() + " tokens";
    }

    private void ranking(RankingRecord record, List<String> lines) {
        Ranking ranking = record.ranking();
        Map<Integer, String> marks = new HashMap<>();
        for (int[] members : ranking.mergedMembers()) {
            Arrays.stream(members).forEach(position -> marks.put(position, MERGED));
        }
        Arrays.stream(ranking.keptPositions()).forEach(position -> marks.put(position, KEPT));
        lines.add(
                "before layer %-4d %d of %d candidates stay%s"
                        .formatted(
                                record.layer(),
                                ranking.realised(),
                                ranking.candidateCount(),
                                ranking.merged().isEmpty()
                                        ? ""
                                        : ", %d more are made of others ("
                                                        .formatted(ranking.merged().size())
                                                + MERGED
                                                + ")"));
        for (int picture = 0; picture < sight.tokensPerPicture().size(); picture++) {
            patches(picture, marks, lines);
        }
    }

    private static void reduction(PictureReduction made, List<String> lines) {
        lines.add(
                "before decoder    %d tokens out of %d patches go on (%s, %s)"
                        .formatted(
                                made.tokens().size(),
                                made.candidates(),
                                made.ranking(),
                                made.requested()));
        Set<Integer> shown = new HashSet<>();
        Arrays.stream(made.patches()).forEach(shown::add);
        grid(
                made.picture(),
                made.candidates(),
                patch -> shown.contains(patch) ? KEPT : GONE,
                lines);
    }

    private void patches(int picture, Map<Integer, String> marks, List<String> lines) {
        TokenLayout layout = prompt.layout();
        int[] rows =
                Arrays.stream(layout.rows(Segment.IMAGE))
                        .filter(row -> layout.picture(row) == picture)
                        .toArray();
        grid(picture, rows.length, patch -> marks.getOrDefault(rows[patch], GONE), lines);
    }

    /** The patches of a picture, row by row; nothing where they form no square. */
    private static void grid(
            int picture, int patches, IntFunction<String> mark, List<String> lines) {
        int side = (int) Math.round(Math.sqrt(patches));
        if (side * side != patches) {
            return;
        }
        for (int y = 0; y < side; y++) {
            StringBuilder line = new StringBuilder(y == 0 ? label(picture) : " ".repeat(18));
            for (int x = 0; x < side; x++) {
                line.append(mark.apply(y * side + x)).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String label(int picture) {
        return "%-18s".formatted("picture " + (picture + 1));
    }

    private static String millis(Duration duration) {
        return "%.1f ms".formatted(duration.toNanos() / 1e6);
    }
}
