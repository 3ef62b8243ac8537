package fastv.eval.contract;

import fastv.core.model.PictureReduction;
import fastv.core.plugin.Law;
import fastv.core.prune.MergedToken;
import fastv.core.prune.MethodFailure;
import fastv.core.prune.Ranking;
import fastv.core.prune.Scope;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Laws about which tokens stay, and how many. */
final class SelectionLaws {
    private static final int ONE_TOKEN = 1;

    private SelectionLaws() {}

    static Finding answers(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Answer answer = lab.answer(trial, subject.strategy(options));
                    boolean finite =
                            answer.logits().stream()
                                    .allMatch(
                                            row ->
                                                    IntStream.range(0, row.length)
                                                            .allMatch(i -> Float.isFinite(row[i])));
                    return Finding.require(finite, "finite logits", "some that are not");
                });
    }

    static Finding keptOrder(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> order(subject, lab, options, trial));
    }

    private static Finding order(Subject subject, Laboratory lab, String options, Trial trial) {
        Watch watch = new Watch(false);
        Strategy watched = watch.around(subject.strategy(options, Law.KEPT_ORDER));
        List<PictureReduction> reductions = List.of();
        try {
            reductions = lab.answer(trial, watched, ONE_TOKEN).reductions();
        } catch (MethodFailure e) {
            if (watch.notes().choices().stream().allMatch(SelectionLaws::ascends)) {
                throw e; // it was about something else
            }
        }
        for (Notes.Choice choice : watch.notes().choices()) {
            if (!ascends(choice)) {
                return new Finding.Broken(
                        "ascending, distinct offsets below " + choice.candidates(),
                        choice.offsets().toString());
            }
        }
        for (PictureReduction reduction : reductions) {
            List<Integer> alone = alone(reduction);
            if (!ascends(alone, Integer.MAX_VALUE)) {
                return new Finding.Broken("kept rows that ascend", alone.toString());
            }
        }
        return Finding.HOLDS;
    }

    private static boolean ascends(Notes.Choice choice) {
        return ascends(choice.offsets(), choice.candidates());
    }

    private static boolean ascends(List<Integer> offsets, int bound) {
        int previous = -1;
        for (int offset : offsets) {
            if (offset <= previous || offset >= bound) {
                return false;
            }
            previous = offset;
        }
        return true;
    }

    /** Rows that went on as they were, in order; merged tokens stand where their method says. */
    private static List<Integer> alone(PictureReduction reduction) {
        return reduction.tokens().stream()
                .filter(token -> token.tokens().length == 1)
                .filter(token -> token.equals(MergedToken.alone(token.tokens()[0])))
                .map(token -> token.tokens()[0])
                .toList();
    }

    static Finding textStays(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> lost(subject.strategy(options), lab, trial, row -> true));
    }

    static Finding textBetweenPictures(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.pairs(),
                (options, trial) -> {
                    Strategy strategy = subject.strategy(options);
                    TokenLayout prompt = lab.answer(trial, strategy, ONE_TOKEN).prompt();
                    int[] images = prompt.rows(Segment.IMAGE);
                    if (images.length == 0) {
                        return new Finding.Silent("no image token reaches the decoder");
                    }
                    int first = images[0];
                    int last = images[images.length - 1];
                    return lost(strategy, lab, trial, row -> row > first && row < last);
                });
    }

    private static Finding lost(
            Strategy strategy, Laboratory lab, Trial trial, IntPredicate counted) {
        Answer plain = lab.answer(trial, Strategy.NONE, ONE_TOKEN);
        Answer answer = lab.answer(trial, strategy, ONE_TOKEN);
        int before = plain.prompt().size() - plain.prompt().count(Segment.IMAGE);
        int entered = answer.prompt().size() - answer.prompt().count(Segment.IMAGE);
        if (before != entered) {
            return new Finding.Broken(before + " text tokens", entered + " of them in the prompt");
        }
        Set<Segment> allowed = scopes(strategy);
        Set<Integer> gone = new TreeSet<>();
        answer.rankings().forEach(r -> add(r.ranking().removedPositions(), gone));
        gone.removeIf(
                row ->
                        !counted.test(row)
                                || row >= answer.prompt().size()
                                || allowed.contains(answer.prompt().segment(row)));
        return Finding.require(gone.isEmpty(), "all text stays", "text at " + gone + " gone");
    }

    private static void add(int[] rows, Set<Integer> to) {
        Arrays.stream(rows).forEach(to::add);
    }

    /** The segments that stages name; a window of positions names none. */
    private static Set<Segment> scopes(Strategy strategy) {
        Set<Segment> named =
                strategy.stages().stream()
                        .map(Stage::scope)
                        .flatMap(scope -> segment(scope).stream())
                        .collect(Collectors.toSet());
        named.add(Segment.IMAGE);
        return named;
    }

    private static Optional<Segment> segment(Scope scope) {
        if (scope instanceof Scope.Whole whole) {
            return Optional.of(whole.segment());
        } else if (scope instanceof Scope.AllButLast most) {
            return Optional.of(most.segment());
        } else if (scope instanceof Scope.FirstHalf half) {
            return Optional.of(half.segment());
        }
        return Optional.empty();
    }

    static Finding budgetMet(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> budget(subject.strategy(options), lab, trial));
    }

    private static Finding budget(Strategy strategy, Laboratory lab, Trial trial) {
        Answer answer = lab.answer(trial, strategy, ONE_TOKEN);
        for (var made : answer.rankings()) {
            Ranking ranking = made.ranking();
            if (ranking.realised() != ranking.requested()) {
                return new Finding.Broken(
                        ranking.requested() + " tokens from layer " + made.layer() + " on",
                        String.valueOf(ranking.realised()));
            }
        }
        for (PictureReduction reduction : answer.reductions()) {
            int outputs = outputs(strategy, reduction, lab);
            if (reduction.tokens().size() != outputs) {
                return new Finding.Broken(
                        outputs + " tokens of picture " + reduction.picture(),
                        String.valueOf(reduction.tokens().size()));
            }
        }
        Finding caches = caches(strategy, answer);
        if (caches != Finding.HOLDS) {
            return caches;
        }
        boolean acts =
                !answer.rankings().isEmpty()
                        || !answer.reductions().isEmpty()
                        || strategy.cache().isPresent();
        return acts && !answer.isCut()
                ? new Finding.Silent("nothing is removed; its Contract should give an example")
                : Finding.HOLDS;
    }

    private static Finding caches(Strategy strategy, Answer answer) {
        if (strategy.cache().isEmpty() || answer.cacheLengths().isEmpty()) {
            return Finding.HOLDS;
        }
        List<Integer> entered = answer.tokensPerLayer();
        List<Integer> lengths = answer.cacheLengths().get(0);
        for (int layer = 0; layer < lengths.size(); layer++) {
            int asked =
                    strategy.cache()
                            .get()
                            .entriesAfter(layer, lengths.size(), entered.get(layer), 0);
            if (lengths.get(layer) != asked) {
                return new Finding.Broken(
                        asked + " entries in the cache of layer " + layer,
                        String.valueOf(lengths.get(layer)));
            }
        }
        return Finding.HOLDS;
    }

    private static int outputs(Strategy strategy, PictureReduction reduction, Laboratory lab) {
        int blocks = lab.model().card().shape().vision().orElseThrow().layersRun();
        return strategy.visual().stream()
                .filter(stage -> stage.site() == reduction.site())
                .mapToInt((VisualStage stage) -> stage.outputs(reduction.candidates(), blocks))
                .findFirst()
                .orElse(reduction.tokens().size());
    }

    static Finding ties(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Watch watch = new Watch(true);
                    Strategy levelled = watch.around(subject.strategy(options));
                    return tied(watch, lab.answer(trial, levelled, ONE_TOKEN));
                });
    }

    private static Finding tied(Watch watch, Answer answer) {
        Finding found = new Finding.Silent("it ranks nothing");
        for (Notes.Choice choice : watch.notes().choices()) {
            found = tied(choice.scores(), new TreeSet<>(choice.offsets()));
            if (found != Finding.HOLDS) {
                return found;
            }
        }
        for (PictureReduction reduction : answer.reductions()) {
            if (reduction.scores().size() != reduction.candidates()) {
                continue; // it says of no patch what it is worth
            }
            int shift = reduction.site() == VisualStage.Site.TOWER_OUT ? 1 : 0;
            Set<Integer> kept = new TreeSet<>();
            alone(reduction).forEach(row -> kept.add(row - shift));
            found = tied(reduction.scores(), kept);
            if (found != Finding.HOLDS) {
                return found;
            }
        }
        return found;
    }

    /** No candidate goes while a later one with the same score stays. */
    private static Finding tied(List<Float> scores, Set<Integer> kept) {
        TreeMap<Float, Integer> firstGone = new TreeMap<>();
        for (int candidate = 0; candidate < scores.size(); candidate++) {
            float score = scores.get(candidate);
            Integer gone = firstGone.get(score);
            if (kept.contains(candidate) && gone != null) {
                return new Finding.Broken(
                        "of equal scores the lower index",
                        "%d kept and %d not, both scored %s".formatted(candidate, gone, score));
            }
            if (!kept.contains(candidate)) {
                firstGone.putIfAbsent(score, candidate);
            }
        }
        return Finding.HOLDS;
    }
}
