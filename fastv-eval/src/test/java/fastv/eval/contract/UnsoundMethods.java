package fastv.eval.contract;

import ai.djl.engine.Engine;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Attention;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Methods that are wrong in one way each, as plugins may be. */
final class UnsoundMethods {
    private static final int LAYER = 2;
    private static final Scope IMAGE = new Scope.Whole(Segment.IMAGE);
    private static final Budget HALF = new Budget.RemovedRatio(0.5, Rounding.HALF_EVEN);

    private UnsoundMethods() {}

    /** What a score says of the candidates. */
    interface Numbers {
        float[] of(Evidence evidence);
    }

    private static Score score(Set<EvidenceNeed> needs, Numbers numbers) {
        return new Score() {
            @Override
            public String name() {
                return "unsound";
            }

            @Override
            public Set<EvidenceNeed> needs() {
                return needs;
            }

            @Override
            public float[] score(Evidence evidence) {
                return numbers.of(evidence);
            }
        };
    }

    private static final Score EARLY = score(Set.of(), evidence -> descending(evidence, 1));

    private static float[] descending(Evidence evidence, float factor) {
        float[] scores = new float[evidence.candidates().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -i * factor;
        }
        return scores;
    }

    /** The best, as offsets in ascending order; of equal scores the earlier. */
    private static int[] best(float[] scores, int keep) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .limit(keep)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static final Selector BEST = (scores, keep, evidence) -> best(scores, keep);

    private static Strategy strategy(int layer, Scope scope, Score score, Selector selector) {
        return new Strategy(
                List.of(
                        new Stage(
                                new Site.BeforeLayer(layer),
                                scope,
                                score,
                                HALF,
                                selector,
                                Positions.ORIGINAL,
                                Enactment.DROP)),
                Replay.CACHED);
    }

    private static Subject subject(Function<String, Strategy> made) {
        Part<Part.NoOptions, Strategy> part =
                Part.fixed(Strategy.NONE, "wrong in one way", "a planted fault");
        return new Subject(
                "unsound",
                new Part<>(
                        part.options(),
                        part.make(),
                        part.summary(),
                        part.source(),
                        Contract.DEFAULT.identity("nothing").beyond("beyond")),
                made);
    }

    private static Subject subject(Supplier<Score> score) {
        return subject(options -> strategy(LAYER, IMAGE, score.get(), BEST));
    }

    static Subject sound() {
        return subject(
                options ->
                        switch (options) {
                            case "nothing" -> Strategy.NONE;
                            case "beyond" -> strategy(1000, IMAGE, EARLY, BEST);
                            default -> strategy(LAYER, IMAGE, EARLY, BEST);
                        });
    }

    static Subject throwing() {
        return subject(
                () ->
                        score(
                                Set.of(),
                                evidence -> {
                                    throw new IllegalStateException("no idea");
                                }));
    }

    static Subject descendingOrder() {
        Selector backwards =
                (scores, keep, evidence) -> {
                    int[] kept = best(scores, keep);
                    return IntStream.range(0, keep).map(i -> kept[keep - 1 - i]).toArray();
                };
        return subject(options -> strategy(LAYER, IMAGE, EARLY, backwards));
    }

    static Subject windowOverText() {
        return subject(options -> strategy(LAYER, new Scope.Window(0, 40), EARLY, BEST));
    }

    /** As the released scripts have it: one span of positions from the first picture on. */
    static Subject windowOverPictures() {
        Score everyOther =
                score(
                        Set.of(),
                        evidence -> {
                            float[] scores = new float[evidence.candidates().length];
                            for (int i = 0; i < scores.length; i += 2) {
                                scores[i] = 1;
                            }
                            return scores;
                        });
        return subject(options -> strategy(LAYER, new Scope.Window(40, 1000), everyOther, BEST));
    }

    static Subject oneTooMany() {
        Selector generous =
                (scores, keep, evidence) -> best(scores, Math.min(scores.length, keep + 1));
        return subject(options -> strategy(LAYER, IMAGE, EARLY, generous));
    }

    static Subject unseeded() {
        Random random = new Random();
        return subject(
                () ->
                        score(
                                Set.of(),
                                evidence -> {
                                    float[] scores = new float[evidence.candidates().length];
                                    for (int i = 0; i < scores.length; i++) {
                                        scores[i] = random.nextFloat();
                                    }
                                    return scores;
                                }));
    }

    static Subject laterOfEquals() {
        Selector late =
                (scores, keep, evidence) ->
                        IntStream.range(scores.length - keep, scores.length).toArray();
        Score same = score(Set.of(), evidence -> new float[evidence.candidates().length]);
        return subject(options -> strategy(LAYER, IMAGE, same, late));
    }

    /** Ranks by something that is not the evidence: how often any of its stages were asked. */
    static Subject askedBefore() {
        int[] asked = {0};
        return subject(
                () ->
                        score(
                                Set.of(),
                                evidence -> descending(evidence, asked[0]++ % 2 == 0 ? 1 : -1)));
    }

    /** Carries the last sample over to the next. */
    static Subject remembering() {
        return subject(
                () -> {
                    float[] turn = {1};
                    return score(
                            Set.of(),
                            evidence -> {
                                float[] scores = descending(evidence, turn[0]);
                                turn[0] = -1; // the second sample is ranked the other way round
                                return scores;
                            });
                });
    }

    static Subject neverTheIdentity() {
        return subject(options -> strategy(LAYER, IMAGE, EARLY, BEST));
    }

    static Subject leaking() {
        return subject(
                () ->
                        score(
                                Set.of(),
                                evidence -> {
                                    float[] big = new float[1 << 18];
                                    Arrays.fill(big, 1);
                                    Engine.getInstance().newBaseManager().create(big);
                                    return descending(evidence, 1);
                                }));
    }

    static Subject announcingTooMuch() {
        return subject(
                () ->
                        score(
                                Set.of(new Attention(1, Queries.ALL)),
                                evidence -> {
                                    float[] all = evidence.attention(1).ofLastQuery();
                                    int[] rows = evidence.candidates();
                                    float[] scores = new float[rows.length];
                                    for (int i = 0; i < rows.length; i++) {
                                        scores[i] = all[rows[i]];
                                    }
                                    return scores;
                                }));
    }
}
