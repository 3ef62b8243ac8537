package fastv.analysis;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import fastv.analysis.attention.AttentionAnalysis;
import fastv.analysis.attention.AttentionRecord;
import fastv.analysis.drift.DriftAnalysis;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.loyalty.LoyaltyAnalysis;
import fastv.analysis.loyalty.LoyaltyRecord;
import fastv.analysis.map.AttentionMapAnalysis;
import fastv.analysis.map.AttentionMapRecord;
import fastv.analysis.scores.ScoresAnalysis;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.shift.ShiftAnalysis;
import fastv.analysis.shift.ShiftRecord;
import fastv.analysis.summary.AnswersReport;
import fastv.analysis.summary.SummaryReport;
import fastv.core.analysis.Analysis;
import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;

/**
 * The reports this jar makes from journals and the analyses it adds to runs, under their public
 * names.
 */
public final class AnalysisModule extends AbstractModule implements FastvPlugin {
    @Override
    protected void configure() {
        // declared, not filled: the summary explains whatever formulae other modules bind
        MapBinder.newMapBinder(binder(), String.class, FlopsFormula.class);

        var reports = MapBinder.newMapBinder(binder(), String.class, JournalReport.class);
        reports.addBinding("summary").to(SummaryReport.class);
        reports.addBinding("answers").toInstance(new AnswersReport());
        bind(SummaryReport.class);

        var analyses =
                MapBinder.newMapBinder(
                        binder(),
                        new TypeLiteral<String>() {},
                        new TypeLiteral<Part<?, Analysis>>() {});
        analyses.addBinding(AttentionRecord.NAME).toInstance(AttentionAnalysis.PART);
        analyses.addBinding(AttentionMapRecord.NAME).toInstance(AttentionMapAnalysis.PART);
        analyses.addBinding(LoyaltyRecord.NAME).toInstance(LoyaltyAnalysis.PART);
        analyses.addBinding(DriftRecord.NAME).toInstance(DriftAnalysis.PART);
        analyses.addBinding(ScoresRecord.NAME).toInstance(ScoresAnalysis.PART);
        analyses.addBinding(ShiftRecord.NAME).toInstance(ShiftAnalysis.PART);
    }
}
