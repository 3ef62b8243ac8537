package fastv.core;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.cost.ExactFlops;
import fastv.core.cost.FastvEquation5;
import fastv.core.cost.FastvTable1;
import fastv.core.cost.FlopsFormula;
import fastv.core.cost.FlopsKind;
import fastv.core.plugin.FastvPlugin;
import fastv.core.statistics.StatisticsKind;

/** The FLOPs formulae under their public names, and the golden kinds on plain numbers. */
public final class CoreModule extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        var formulae = MapBinder.newMapBinder(binder(), String.class, FlopsFormula.class);
        formulae.addBinding(FastvEquation5.NAME).toInstance(new FastvEquation5());
        formulae.addBinding(FastvTable1.NAME).toInstance(new FastvTable1());
        formulae.addBinding(ExactFlops.NAME).toInstance(new ExactFlops());

        var kinds = MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        kinds.addBinding("flops").toInstance(new FlopsKind());
        kinds.addBinding("statistics").toInstance(new StatisticsKind());
    }
}
