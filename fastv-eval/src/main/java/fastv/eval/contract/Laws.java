package fastv.eval.contract;

import fastv.core.plugin.Law;
import java.util.EnumMap;
import java.util.Map;

/** Every law with its test. */
final class Laws {
    private Laws() {}

    /** The tests in the order in which they are tried. */
    static Map<Law, Examination> all() {
        Map<Law, Examination> tests = new EnumMap<>(Law.class);
        tests.put(Law.ANSWERS, SelectionLaws::answers);
        tests.put(Law.KEPT_ORDER, SelectionLaws::keptOrder);
        tests.put(Law.TEXT_STAYS, SelectionLaws::textStays);
        tests.put(Law.TEXT_BETWEEN_PICTURES, SelectionLaws::textBetweenPictures);
        tests.put(Law.BUDGET_MET, SelectionLaws::budgetMet);
        tests.put(Law.SAME_SEED_SAME_RESULT, EquivalenceLaws::sameSeed);
        tests.put(Law.TIES_TO_THE_LOWER_INDEX, SelectionLaws::ties);
        tests.put(Law.DROP_EQUALS_MASK, EquivalenceLaws::dropEqualsMask);
        tests.put(Law.SAMPLES_APART, EquivalenceLaws::samplesApart);
        tests.put(Law.NOTHING_REMOVED_IS_IDENTITY, EquivalenceLaws::nothingRemoved);
        tests.put(Law.BEYOND_THE_LAST_LAYER_IS_IDENTITY, EquivalenceLaws::beyondTheLastLayer);
        tests.put(Law.MEMORY_RETURNED, CostLaws::memoryReturned);
        tests.put(Law.READS_WHAT_IT_ANNOUNCES, CostLaws::readsWhatItAnnounces);
        tests.put(Law.ONE_NUMBER_PER_CANDIDATE, PartLaws::oneNumberPerCandidate);
        tests.put(Law.BUDGET_WITHIN_BOUNDS, PartLaws::budgetWithinBounds);
        tests.put(Law.BUDGET_GROWS, PartLaws::budgetGrows);
        tests.put(Law.MERGED_AS_ANNOUNCED, PartLaws::mergedAsAnnounced);
        return tests;
    }

    /** One example on one sample. */
    @FunctionalInterface
    interface OneTrial {
        Finding on(String options, Trial trial);
    }

    /** The first finding that is not {@link Finding#HOLDS} over all examples and samples. */
    static Finding each(Iterable<String> examples, Iterable<Trial> trials, OneTrial test) {
        Finding last = Finding.HOLDS;
        for (String options : examples) {
            for (Trial trial : trials) {
                last = test.on(options, trial);
                if (last instanceof Finding.Broken broken) {
                    return new Finding.Broken(
                            broken.expected(),
                            broken.found() + " with " + options + ", sample " + trial.seed());
                }
            }
        }
        return last;
    }
}
