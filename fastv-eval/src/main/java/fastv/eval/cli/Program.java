package fastv.eval.cli;

import com.google.inject.Injector;
import fastv.core.error.BadInputException;
import fastv.core.model.ModelCard;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.eval.plugin.Composition;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What commands share: the streams, whether to be verbose, and the injector, composed when the
 * first command asks for it, so that help costs nothing.
 */
final class Program {
    private final CommandLine.IFactory fallback = CommandLine.defaultFactory();
    private @Nullable Composition composition;
    private final Consumer<String> warnings;
    private boolean verbose;

    /**
     * @param warnings takes lines about what is left out
     */
    Program(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** An instance of a class with its dependencies. */
    <T> T instance(Class<T> type) {
        return injector().getInstance(type);
    }

    Injector injector() {
        return composition().injector();
    }

    /** One line per plugin that does not take part. */
    List<String> leftOut() {
        return composition().leftOut();
    }

    private Composition composition() {
        if (composition == null) {
            composition = Composition.of(Program.class.getClassLoader());
            composition.leftOut().forEach(warnings);
        }
        return composition;
    }

    /** The version that the build wrote into the jar's manifest. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    boolean verbose() {
        return verbose;
    }

    void setVerbose(boolean verbose) {
        this.verbose = verbose;
    }

    /** Makes commands: those with a constructor that takes the program get it. */
    <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1
                    && constructor.getParameterTypes()[0] == Program.class) {
                return type.cast(constructor.newInstance(this));
            }
        }
        return fallback.create(type);
    }

    /** What the supplier makes; values it refuses are the user's. */
    static <T> T valid(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage(), e);
        }
    }

    /** Refuses a strategy that cuts beyond a model's last layer. */
    static void requireWithin(Strategy strategy, ModelCard model) {
        for (Stage stage : strategy.stages()) {
            int layer = ((Site.BeforeLayer) stage.site()).layer();
            if (layer > model.layers()) {
                throw new BadInputException(
                        "--strategy: expected cuts before layers 0 to "
                                + model.layers()
                                + ", the model's, got one before layer "
                                + layer);
            }
        }
    }

    static void line(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
