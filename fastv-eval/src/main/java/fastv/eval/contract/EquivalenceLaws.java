package fastv.eval.contract;

import fastv.core.decode.RankingRecord;
import fastv.core.plugin.Law;
import fastv.core.prune.Enactment;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import java.util.Arrays;
import java.util.List;

/** Laws that compare two ways to the same answer. */
final class EquivalenceLaws {
    /** What another order of summation may change in a logit of the sample model. */
    private static final double FLOAT_NOISE = 5e-4;

    private EquivalenceLaws() {}

    static Finding sameSeed(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Answer first = lab.answer(trial, subject.strategy(options));
                    Answer again = lab.answer(trial, subject.strategy(options));
                    return same(first, again, 0, "the same logits to the last bit");
                });
    }

    static Finding samplesApart(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> {
                    Answer alone = lab.answer(trial, subject.strategy(options));
                    Strategy shared = subject.strategy(options);
                    Trial other = Trial.random(~trial.seed());
                    lab.answer(other, shared);
                    Answer among = inTurn(lab, trial, other, shared);
                    return same(alone, among, 0, "the logits it has alone");
                });
    }

    /** The first sample's answer, another being answered at the same time. */
    private static Answer inTurn(Laboratory lab, Trial trial, Trial other, Strategy strategy) {
        try (AnswerInProgress one = lab.begin(trial, strategy);
                AnswerInProgress two = lab.begin(other, strategy)) {
            for (int step = 0; step < Laboratory.STEPS; step++) {
                two.next();
                one.next();
            }
            return one.answer();
        }
    }

    static Finding nothingRemoved(Subject subject, Laboratory lab) {
        if (subject.identities().isEmpty()) {
            return new Finding.Silent("no options are known under which it removes nothing");
        }
        return identity(subject, lab, subject.identities(), Law.NOTHING_REMOVED_IS_IDENTITY);
    }

    static Finding beyondTheLastLayer(Subject subject, Laboratory lab) {
        if (subject.beyond().isEmpty()) {
            return new Finding.Silent("no options are known that name a layer");
        }
        return identity(subject, lab, subject.beyond(), Law.BEYOND_THE_LAST_LAYER_IS_IDENTITY);
    }

    private static Finding identity(
            Subject subject, Laboratory lab, List<String> examples, Law law) {
        return Laws.each(
                examples,
                lab.trials(),
                (options, trial) ->
                        same(
                                lab.answer(trial, Strategy.NONE),
                                lab.answer(trial, subject.strategy(options, law)),
                                FLOAT_NOISE,
                                "the logits of the unpruned model"));
    }

    private static Finding same(Answer expected, Answer found, double bound, String what) {
        if (!expected.tokensPerLayer().equals(found.tokensPerLayer())) {
            return new Finding.Broken(
                    expected.tokensPerLayer() + " tokens per layer",
                    found.tokensPerLayer().toString());
        }
        double apart = expected.difference(found);
        return Finding.require(apart <= bound, what, "a difference of " + apart);
    }

    static Finding dropEqualsMask(Subject subject, Laboratory lab) {
        return Laws.each(
                subject.examples(),
                lab.trials(),
                (options, trial) -> mask(subject, lab, options, trial));
    }

    private static Finding mask(Subject subject, Laboratory lab, String options, Trial trial) {
        Strategy dropping = subject.strategy(options);
        if (dropping.stages().size() != 1 || !canMask(dropping.stages().get(0))) {
            return new Finding.Silent("it has not one cut that drops and keeps positions");
        }
        Stage hiding = subject.strategy(options).stages().get(0).masked();
        Strategy masking = dropping.recomputed().with(List.of(hiding), dropping.visual());
        Answer dropped = lab.answer(trial, dropping, 1);
        Answer masked = lab.answer(trial, masking, 1);
        String kept = kept(dropped.rankings());
        if (!kept.equals(kept(masked.rankings()))) {
            return new Finding.Broken("kept " + kept, kept(masked.rankings()) + " when masking");
        }
        double apart = dropped.difference(masked);
        return Finding.require(
                apart <= FLOAT_NOISE, "the logits of masking", "a difference of " + apart);
    }

    private static boolean canMask(Stage stage) {
        return stage.enactment() == Enactment.DROP
                && stage.positions() == Positions.ORIGINAL
                && stage.merger() == Merger.NONE;
    }

    private static String kept(List<RankingRecord> rankings) {
        return rankings.stream()
                .map(r -> Arrays.toString(r.ranking().keptPositions()))
                .toList()
                .toString();
    }
}
