package strategy.centrefirst;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;

import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;

/** What this jar brings, one line per name. */
public final class CentreFirstPlugin extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        MapBinder<String, Part<?, Strategy>> strategies =
                MapBinder.newMapBinder(binder(), new TypeLiteral<>() {}, new TypeLiteral<>() {});
        strategies.addBinding("centre-first").toInstance(CentreFirst.PART);
    }
}
