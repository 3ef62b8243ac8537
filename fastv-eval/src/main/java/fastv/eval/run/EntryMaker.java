package fastv.eval.run;

import fastv.core.cost.FlopsFigures;
import fastv.core.cost.FlopsFormula;
import fastv.core.cost.FlopsInput;
import fastv.core.cost.StageTimes;
import fastv.core.decode.CacheRecord;
import fastv.core.decode.Generation;
import fastv.core.decode.RankingRecord;
import fastv.core.journal.AskedSample;
import fastv.core.journal.GivenAnswer;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.KeptPositions;
import fastv.core.journal.Machine;
import fastv.core.journal.MemoryUse;
import fastv.core.journal.Provenance;
import fastv.core.journal.TokenCounts;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.PictureReduction;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Ranking;
import fastv.core.prune.Stage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.eval.data.Sample;
import fastv.eval.run.OpenSample.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a line of the journal of what was answered. */
final class EntryMaker {
    private final ExperimentPlan plan;
    private final TorchEngine engine;
    private final VisionLanguageModel model;
    private final Map<String, FlopsFormula> formulas;
    private final Machine machine = Machine.current();

    EntryMaker(
            ExperimentPlan plan,
            TorchEngine engine,
            VisionLanguageModel model,
            Map<String, FlopsFormula> formulas) {
        this.plan = plan;
        this.engine = engine;
        this.model = model;
        this.formulas = formulas;
    }

    JournalEntry entry(OpenSample open, PlannedSetting setting, long seed, Answered answered) {
        SettingCost cost =
                new SettingCost(
                        plan.card(),
                        setting.strategy(),
                        answered.flow(),
                        answered.generation().decodeSteps(),
                        need ->
                                model.questionMacs(
                                        need,
                                        open.sample().question(),
                                        open.sample().pictures().size()));
        return new JournalEntry(
                JournalEntry.FORMAT,
                setting.label(),
                asked(open.sample()),
                given(answered),
                tokens(open, answered),
                kept(open, setting, answered),
                times(answered.sight(), answered.generation()),
                flops(cost.flopsInput(open.prompt())),
                new MemoryUse(
                        cost.kvCache(plan.dtype().bytes()), answered.kvMeasured(), answered.peak()),
                provenance(seed),
                answered.extra());
    }

    private static AskedSample asked(Sample sample) {
        return new AskedSample(
                sample.id(),
                List.of(sample.question()),
                sample.references(),
                sample.kind(),
                sample.scorer(),
                Optional.of(sample.pictureNames()).filter(names -> !names.isEmpty()));
    }

    private static GivenAnswer given(Answered answered) {
        Generation generation = answered.generation();
        String reason =
                generation.finish() == Generation.Finish.ENDED
                        ? "stop-text"
                        : generation.finish().name().toLowerCase(Locale.ROOT);
        return new GivenAnswer(answered.text().text(), generation.tokens(), reason);
    }

    private static TokenCounts tokens(OpenSample open, Answered answered) {
        TokenCounts asUsual =
                new TokenCounts(
                        open.prompt().size(),
                        open.prompt().layout().count(Segment.IMAGE),
                        answered.flow().perLayer(),
                        answered.flow().imagePerLayer(),
                        answered.cacheLengths());
        return answered.cacheRecords().isEmpty()
                ? asUsual
                : new TokenCounts(
                        asUsual.prompt(),
                        asUsual.image(),
                        asUsual.perLayer(),
                        asUsual.imagePerLayer(),
                        asUsual.cacheLengths(),
                        answered.cacheRecords().stream().map(CacheRecord::imageEntries).toList());
    }

    private static List<KeptPositions> kept(
            OpenSample open, PlannedSetting setting, Answered answered) {
        List<KeptPositions> all = new ArrayList<>();
        answered.sight().reductions().forEach(made -> all.add(kept(open.prompt(), made)));
        answered.rankings().forEach(record -> all.add(kept(setting, record)));
        setting.strategy()
                .cache()
                .ifPresent(
                        stage ->
                                answered.cacheRecords()
                                        .forEach(record -> all.add(kept(stage, record))));
        return all;
    }

    /** A merged token stands for the patch that counts most in it. */
    private static KeptPositions kept(Prompt uncut, PictureReduction made) {
        TokenLayout layout = uncut.layout();
        Set<Integer> shown =
                IntStream.of(made.patches()).boxed().collect(Collectors.toCollection(TreeSet::new));
        return new KeptPositions(
                made.ranking(),
                made.site().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                made.tokens().size(),
                made.tokens().size(),
                IntStream.of(layout.rows(Segment.IMAGE))
                        .filter(row -> layout.picture(row) == made.picture())
                        .filter(row -> shown.contains(layout.patch(row)))
                        .boxed()
                        .toList());
    }

    /** Positions are those that any head holds, counts those of one head. */
    private static KeptPositions kept(CacheStage stage, CacheRecord record) {
        String site = stage.site().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new KeptPositions(
                stage.score().name(),
                site + " layer " + record.layer(),
                Math.min(record.capacity(), record.entries()),
                record.kept(),
                record.positions());
    }

    private static KeptPositions kept(PlannedSetting setting, RankingRecord record) {
        Stage stage = setting.strategy().stages().get(record.stage());
        Ranking ranking = record.ranking();
        return new KeptPositions(
                stage.score().name(),
                "before-layer " + record.layer(),
                ranking.exact() + ranking.merged().size(),
                ranking.outputs(),
                IntStream.of(ranking.keptPositions()).boxed().toList(),
                ranking.mergedMembers().stream()
                        .map(members -> IntStream.of(members).boxed().toList())
                        .toList());
    }

    /** Pictures are seen once for all settings; each setting's entry has that time as its own. */
    private static StageTimes times(Sight sight, Generation generation) {
        Duration seen = sight.imageProcessing().plus(sight.vision());
        return new StageTimes(
                sight.imageProcessing(),
                sight.vision(),
                generation.prefill(),
                generation.selection().plus(sight.selection()),
                generation.decode(),
                seen.plus(sight.selection()).plus(generation.firstToken()));
    }

    private Map<String, FlopsFigures> flops(FlopsInput input) {
        Map<String, FlopsFigures> figures = new HashMap<>();
        formulas.forEach((name, formula) -> figures.put(name, formula.evaluate(input).figures()));
        return figures;
    }

    private Provenance provenance(long seed) {
        return new Provenance(
                plan.identity(),
                seed,
                plan.dtype().publicName(),
                engine.deviceName(),
                engine.threads(),
                engine.description(),
                machine,
                System.getProperty("java.version", "unknown"));
    }
}
