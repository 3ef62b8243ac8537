package fastv.eval.contract;

import fastv.core.compose.ComposedVisualStage;
import fastv.core.model.PictureReduction;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.eval.contract.Notes.Measured;
import fastv.eval.contract.Notes.Merging;
import fastv.eval.contract.Notes.Scored;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Laws about what single parts return, wherever a strategy has them. */
final class PartLaws {
    private static final int ONE_TOKEN = 1;
    private static final int MOST_CANDIDATES = 600;
    private static final int MOST_LAYERS = 8;

    /** Budgets may count from a prompt that had more: as many, twice, and a few more. */
    private static final List<Function<Integer, Integer>> ORIGINALS =
            List.of(n -> n, n -> 2 * n, n -> n + 7);

    private PartLaws() {}

    /** What parts returned for a sample, also where the engine refused it. */
    private static Finding watched(Subject subject, Laboratory lab, Function<Notes, Finding> test) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Watch watch = new Watch(false);
                    Strategy strategy = watch.around(subject.strategy(options));
                    try {
                        lab.answer(trial, strategy, ONE_TOKEN);
                    } catch (RuntimeException e) {
                        Finding found = test.apply(watch.notes());
                        if (found instanceof Finding.Broken) {
                            return found;
                        }
                        throw e; // it was about something else
                    }
                    return test.apply(watch.notes());
                });
    }

    static Finding oneNumberPerCandidate(Subject subject, Laboratory lab) {
        Finding parts = watched(subject, lab, PartLaws::numbers);
        return parts instanceof Finding.Silent
                ? Laws.each(
                        subject.examples(),
                        lab.trials(),
                        (options, trial) ->
                                shown(lab.answer(trial, subject.strategy(options), ONE_TOKEN)))
                : parts;
    }

    private static Finding numbers(Notes notes) {
        Finding found = new Finding.Silent("it scores nothing");
        for (Scored scored : notes.scored()) {
            found = numbers(scored.candidates(), scored.numbers());
            if (found instanceof Finding.Broken) {
                return found;
            }
        }
        return found;
    }

    /** What a stage before the decoder that is no composition says of its patches. */
    private static Finding shown(Answer answer) {
        Finding found = new Finding.Silent("it scores nothing");
        for (PictureReduction reduction : answer.reductions()) {
            if (!reduction.scores().isEmpty()) {
                found = numbers(reduction.candidates(), reduction.scores());
                if (found instanceof Finding.Broken) {
                    return found;
                }
            }
        }
        return found;
    }

    private static Finding numbers(int candidates, List<Float> numbers) {
        long finite = numbers.stream().filter(Float::isFinite).count();
        return Finding.require(
                numbers.size() == candidates && finite == candidates,
                candidates + " finite numbers",
                "%d, of which %d are finite".formatted(numbers.size(), finite));
    }

    static Finding budgetWithinBounds(Subject subject, Laboratory lab) {
        for (String options : subject.examples()) {
            Strategy strategy = subject.strategy(options);
            Stream<Finding> ofRows = budgets(strategy).map(PartLaws::withinBounds);
            Stream<Finding> ofCaches =
                    strategy.cache().stream().map(stage -> notNegative(stage.budget()));
            Finding broken = firstBroken(Stream.concat(ofRows, ofCaches), options);
            if (broken instanceof Finding.Broken) {
                return broken;
            }
        }
        if (isWithout(subject)) {
            return new Finding.Silent("it has no budget of its own");
        }
        return watched(subject, lab, PartLaws::measured);
    }

    private static boolean isWithout(Subject subject) {
        return subject.examples().stream()
                .map(subject::strategy)
                .allMatch(
                        strategy ->
                                budgets(strategy).findAny().isEmpty()
                                        && strategy.cache().isEmpty());
    }

    private static Stream<Budget> budgets(Strategy strategy) {
        return Stream.concat(
                strategy.stages().stream().map(Stage::budget),
                strategy.visual().stream()
                        .filter(ComposedVisualStage.class::isInstance)
                        .map(stage -> ((ComposedVisualStage) stage).budget()));
    }

    private static Finding firstBroken(Stream<Finding> findings, String options) {
        return findings.filter(Finding.Broken.class::isInstance)
                .map(Finding.Broken.class::cast)
                .<Finding>map(
                        broken ->
                                new Finding.Broken(
                                        broken.expected(), broken.found() + " with " + options))
                .findFirst()
                .orElse(Finding.HOLDS);
    }

    private static Finding withinBounds(Budget budget) {
        for (int n = 0; n <= MOST_CANDIDATES; n++) {
            for (Function<Integer, Integer> original : ORIGINALS) {
                int kept = budget.keep(n, original.apply(n));
                if (kept < 0 || kept > n) {
                    return new Finding.Broken("0 to " + n + " of " + n, String.valueOf(kept));
                }
            }
        }
        return Finding.HOLDS;
    }

    private static Finding notNegative(CacheBudget budget) {
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            for (int n = 0; n <= MOST_CANDIDATES; n++) {
                int kept = budget.keep(layer, MOST_LAYERS, n);
                if (kept < 0) {
                    return new Finding.Broken(
                            "0 or more of %d entries in layer %d".formatted(n, layer),
                            String.valueOf(kept));
                }
            }
        }
        return Finding.HOLDS;
    }

    private static Finding measured(Notes notes) {
        for (Measured one : notes.measured()) {
            if (one.kept() < 0 || one.kept() > one.candidates()) {
                return new Finding.Broken(
                        "0 to %d of %d".formatted(one.candidates(), one.candidates()),
                        String.valueOf(one.kept()));
            }
        }
        return Finding.HOLDS;
    }

    static Finding budgetGrows(Subject subject, Laboratory lab) {
        Finding found = new Finding.Silent("it has no budget that counts candidates");
        for (String options : subject.examples()) {
            Strategy strategy = subject.strategy(options);
            List<Budget> counting =
                    budgets(strategy).filter(b -> !(b instanceof Budget.Measured)).toList();
            Stream<Finding> ofRows =
                    counting.stream().map(b -> grows(n -> b.keep(n, n), "candidates"));
            Stream<Finding> ofCaches =
                    strategy.cache().stream().map(stage -> grows(stage.budget()));
            if (!counting.isEmpty() || strategy.cache().isPresent()) {
                found = firstBroken(Stream.concat(ofRows, ofCaches), options);
            }
            if (found instanceof Finding.Broken) {
                return found;
            }
        }
        return found;
    }

    private static Finding grows(CacheBudget budget) {
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            int at = layer;
            Finding found =
                    grows(n -> budget.keep(at, MOST_LAYERS, n), "entries in layer " + layer);
            if (found instanceof Finding.Broken) {
                return found;
            }
        }
        return Finding.HOLDS;
    }

    private static Finding grows(Function<Integer, Integer> kept, String of) {
        for (int n = 0; n < MOST_CANDIDATES; n++) {
            int fewer = kept.apply(n);
            int more = kept.apply(n + 1);
            if (more < fewer) {
                return new Finding.Broken(
                        "at least %d of %d %s, as of %d".formatted(fewer, n + 1, of, n),
                        String.valueOf(more));
            }
        }
        return Finding.HOLDS;
    }

    static Finding mergedAsAnnounced(Subject subject, Laboratory lab) {
        return watched(subject, lab, PartLaws::merged);
    }

    private static Finding merged(Notes notes) {
        Finding found = new Finding.Silent("it has no merger");
        for (Merging one : notes.mergings()) {
            if (one.made() != one.announced()) {
                return new Finding.Broken(one.announced() + " rows", one.made() + " rows");
            }
            if (one.largestRow() >= one.rows()) {
                return new Finding.Broken(
                        "sums of rows below " + one.rows(), "one of row " + one.largestRow());
            }
            found = Finding.HOLDS;
        }
        return found;
    }
}
