package fastv.analysis;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import fastv.analysis.summary.AnswersReport;
import fastv.analysis.summary.SummaryReport;
import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.plugin.FastvPlugin;

/** The reports this jar makes from journals, under their public names. */
public final class AnalysisModule extends AbstractModule implements FastvPlugin {
    @Override
    protected void configure() {
        // declared, not filled: the summary explains whatever formulae other modules bind
        MapBinder.newMapBinder(binder(), String.class, FlopsFormula.class);

        var reports = MapBinder.newMapBinder(binder(), String.class, JournalReport.class);
        reports.addBinding("summary").to(SummaryReport.class);
        reports.addBinding("answers").toInstance(new AnswersReport());
        bind(SummaryReport.class);
    }
}
