package fastv.analysis;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import fastv.analysis.paper.FastvTable1Report;
import fastv.analysis.summary.AnswersReport;
import fastv.analysis.summary.ScoresReport;
import fastv.analysis.summary.SummaryReport;
import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.plugin.FastvPlugin;
import fastv.core.score.Scorer;

/** The reports this jar makes from journals, under their public names. */
public final class AnalysisModule extends AbstractModule implements FastvPlugin {
    @Override
    protected void configure() {
        // declared, not filled: reports explain and judge by whatever other modules bind
        MapBinder.newMapBinder(binder(), String.class, FlopsFormula.class);
        MapBinder.newMapBinder(binder(), String.class, Scorer.class);

        var reports = MapBinder.newMapBinder(binder(), String.class, JournalReport.class);
        reports.addBinding("summary").to(SummaryReport.class);
        reports.addBinding("answers").toInstance(new AnswersReport());
        reports.addBinding("scores").to(ScoresReport.class);
        reports.addBinding("fastv-table1").to(FastvTable1Report.class); // arXiv:2403.06764
        bind(SummaryReport.class);
        bind(ScoresReport.class);
        bind(FastvTable1Report.class);
    }
}
