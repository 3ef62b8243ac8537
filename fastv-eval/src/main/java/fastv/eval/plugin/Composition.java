package fastv.eval.plugin;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import fastv.core.error.BadInputException;
import fastv.core.plugin.FastvPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The injector of the whole program: every jar on the class path that declares a plugin takes part.
 */
public final class Composition {
    private Composition() {}

    /**
     * Finds all plugins and composes them.
     *
     * @throws BadInputException if a plugin cannot be loaded, or two claim one name
     */
    public static Injector ofClassPath() {
        List<Module> modules = new ArrayList<>();
        try {
            ServiceLoader.load(FastvPlugin.class).forEach(modules::add);
        } catch (ServiceConfigurationError e) {
            throw new BadInputException("plugin: cannot be loaded: " + e.getMessage(), e);
        }
        try {
            return Guice.createInjector(modules);
        } catch (CreationException e) {
            throw new BadInputException(
                    e.getErrorMessages().stream()
                            .map(message -> "plugin: " + firstLine(message.getMessage()))
                            .toList());
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
