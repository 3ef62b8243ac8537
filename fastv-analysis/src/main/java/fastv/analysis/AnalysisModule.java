package fastv.analysis;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import fastv.analysis.attention.AttentionAnalysis;
import fastv.analysis.attention.AttentionRecord;
import fastv.analysis.attention.AttentionReport;
import fastv.analysis.attention.AttentionStatisticsKind;
import fastv.analysis.drift.DriftAnalysis;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.drift.DriftReport;
import fastv.analysis.figure.AgreementFigure;
import fastv.analysis.figure.AllocationFigure;
import fastv.analysis.figure.AttentionMapFigure;
import fastv.analysis.figure.CacheFigure;
import fastv.analysis.figure.DriftFigure;
import fastv.analysis.figure.Figure;
import fastv.analysis.figure.FlopsFigure;
import fastv.analysis.figure.GridFigure;
import fastv.analysis.figure.KeptFigure;
import fastv.analysis.figure.LatencyFigure;
import fastv.analysis.figure.LoyaltyFigure;
import fastv.analysis.figure.ShiftFigure;
import fastv.analysis.figure.TokensFigure;
import fastv.analysis.figure.TradeOffFigure;
import fastv.analysis.loyalty.LoyaltyAnalysis;
import fastv.analysis.loyalty.LoyaltyRecord;
import fastv.analysis.loyalty.LoyaltyReport;
import fastv.analysis.map.AttentionMapAnalysis;
import fastv.analysis.map.AttentionMapKind;
import fastv.analysis.map.AttentionMapRecord;
import fastv.analysis.paper.FastvTable1Report;
import fastv.analysis.paper.FastvTable7Report;
import fastv.analysis.paper.ReductionRatiosReport;
import fastv.analysis.report.JournalReportWriter;
import fastv.analysis.report.Registered;
import fastv.analysis.scores.ScoresAnalysis;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.shift.ShiftAnalysis;
import fastv.analysis.shift.ShiftRecord;
import fastv.analysis.shift.ShiftReport;
import fastv.analysis.summary.AnswersReport;
import fastv.analysis.summary.ResultsReport;
import fastv.analysis.summary.SummaryReport;
import fastv.core.analysis.Analysis;
import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.model.ModelConformanceKind;
import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.core.report.ReportWriter;
import fastv.core.score.Scorer;

/**
 * The reports this jar makes from journals and the analyses it adds to runs, under their public
 * names.
 */
public final class AnalysisModule extends AbstractModule implements FastvPlugin {
    @Override
    protected void configure() {
        // declared, not filled: reports explain and judge by whatever other modules bind
        MapBinder.newMapBinder(binder(), String.class, FlopsFormula.class);
        MapBinder.newMapBinder(binder(), String.class, Scorer.class);

        var reports = MapBinder.newMapBinder(binder(), String.class, JournalReport.class);
        reports.addBinding("summary").to(SummaryReport.class);
        reports.addBinding("answers").toInstance(new AnswersReport());
        reports.addBinding("results").to(ResultsReport.class);
        reports.addBinding("fastv-table1").to(FastvTable1Report.class); // arXiv:2403.06764
        reports.addBinding("fastv-table7").to(FastvTable7Report.class); // arXiv:2403.06764
        reports.addBinding("fastervlm-reduction-ratios")
                .to(ReductionRatiosReport.class); // arXiv:2412.01818
        reports.addBinding(AttentionRecord.NAME).toInstance(new AttentionReport());
        reports.addBinding(LoyaltyRecord.NAME).toInstance(new LoyaltyReport());
        reports.addBinding(DriftRecord.NAME).toInstance(new DriftReport());
        reports.addBinding(ShiftRecord.NAME).toInstance(new ShiftReport());
        bind(SummaryReport.class);
        bind(ResultsReport.class);
        bind(FastvTable1Report.class);
        bind(FastvTable7Report.class);
        bind(ReductionRatiosReport.class);

        var figures = MapBinder.newMapBinder(binder(), String.class, Figure.class);
        figures.addBinding("kept").toInstance(new KeptFigure());
        figures.addBinding("attention").toInstance(new AllocationFigure());
        figures.addBinding("attention-map").toInstance(new AttentionMapFigure());
        figures.addBinding("shift").toInstance(new ShiftFigure());
        figures.addBinding("agreement").toInstance(new AgreementFigure());
        figures.addBinding("latency").toInstance(new LatencyFigure());
        figures.addBinding("flops").toInstance(new FlopsFigure());
        figures.addBinding("tokens").toInstance(new TokensFigure());
        figures.addBinding("cache").toInstance(new CacheFigure());
        figures.addBinding("loyalty").toInstance(new LoyaltyFigure());
        figures.addBinding("drift").toInstance(new DriftFigure());
        figures.addBinding("trade-off").toInstance(new TradeOffFigure());
        figures.addBinding("grid").toInstance(new GridFigure());
        bind(Registered.class);
        bind(ReportWriter.class).to(JournalReportWriter.class);
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

        // declared, not filled: pruned golden cases take their strategy from whoever binds it
        MapBinder.newMapBinder(
                binder(), new TypeLiteral<String>() {}, new TypeLiteral<Part<?, Strategy>>() {});
        bind(AttentionStatisticsKind.class);
        var kinds = MapBinder.newMapBinder(binder(), String.class, ModelConformanceKind.class);
        kinds.addBinding("attention-statistics").to(AttentionStatisticsKind.class);
        kinds.addBinding("attention-map").toInstance(new AttentionMapKind());
    }
}
