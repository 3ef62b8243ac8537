package fastv.eval.plugin;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import fastv.core.error.BadInputException;
import fastv.core.plugin.FastvPlugin;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The injector of the whole program: every jar on the class path that declares a plugin takes part.
 * A foreign jar that cannot is left out with one line, and the rest works. Of two foreign jars that
 * claim one name neither is used, for a result must not depend on the order of a folder.
 *
 * @param injector makes everything
 * @param leftOut one line per plugin that does not take part
 */
public record Composition(Injector injector, List<String> leftOut) {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate key \"(.+?)\"");

    public Composition {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The injector of the class path.
     *
     * @throws BadInputException if a plugin cannot take part
     */
    public static Injector ofClassPath() {
        Composition made = of(Composition.class.getClassLoader());
        if (!made.leftOut().isEmpty()) {
            throw new BadInputException(made.leftOut());
        }
        return made.injector();
    }

    /**
     * Finds all plugins that a class loader sees and composes those that fit together.
     *
     * @throws BadInputException if the program's own modules do not
     */
    public static Composition of(ClassLoader loader) {
        List<String> leftOut = new ArrayList<>();
        List<Module> own = new ArrayList<>();
        Map<String, List<Module>> foreign = new LinkedHashMap<>();
        for (PluginSource source : PluginSource.find(loader)) {
            try {
                List<Module> modules = load(source, loader);
                if (source.isOwn()) {
                    own.addAll(modules);
                } else {
                    foreign.put(source.name(), modules);
                }
            } catch (BadInputException e) {
                if (source.isOwn()) {
                    throw e;
                }
                leftOut.addAll(e.problems());
            }
        }
        keepSound(own, foreign, leftOut);
        keepApart(own, foreign, leftOut);
        return new Composition(create(Stage.DEVELOPMENT, join(own, foreign.values())), leftOut);
    }

    private static List<Module> load(PluginSource source, ClassLoader loader) {
        Optional<String> mismatch = source.mismatch();
        if (mismatch.isPresent()) {
            throw new BadInputException(line(source.name(), mismatch.get()));
        }
        List<Module> modules = new ArrayList<>();
        for (String name : source.classes()) {
            try {
                Class<? extends FastvPlugin> type =
                        Class.forName(name, true, loader).asSubclass(FastvPlugin.class);
                modules.add(type.getConstructor().newInstance());
            } catch (InvocationTargetException e) {
                throw new BadInputException(
                        line(source.name(), "%s: %s".formatted(name, said(e.getTargetException()))),
                        e);
            } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
                throw new BadInputException(
                        line(source.name(), "%s: %s".formatted(name, said(e))), e);
            }
        }
        return modules;
    }

    /** Leaves out each plugin that fails, or claims a name of the program's own. */
    private static void keepSound(
            List<Module> own, Map<String, List<Module>> foreign, List<String> leftOut) {
        foreign.entrySet()
                .removeIf(
                        plugin -> {
                            Optional<String> problem =
                                    problem(join(own, List.of(plugin.getValue())));
                            problem.ifPresent(p -> leftOut.add(line(plugin.getKey(), p)));
                            return problem.isPresent();
                        });
    }

    /** Leaves out plugins that claim the same name. */
    private static void keepApart(
            List<Module> own, Map<String, List<Module>> foreign, List<String> leftOut) {
        List<String> names = List.copyOf(foreign.keySet());
        TreeSet<String> clashing = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String one = names.get(i);
                String two = names.get(j);
                List<Module> both = join(List.of(), List.of(foreign.get(one), foreign.get(two)));
                Optional<String> problem = twice(both).or(() -> problem(join(own, List.of(both))));
                if (problem.isPresent()) {
                    leftOut.add(line(one + " and " + two, problem.get()));
                    clashing.addAll(List.of(one, two));
                }
            }
        }
        foreign.keySet().removeAll(clashing);
    }

    /** A class that two jars bring is loaded from one of them. */
    private static Optional<String> twice(List<Module> modules) {
        Set<String> seen = new HashSet<>();
        return modules.stream()
                .map(module -> module.getClass().getName())
                .filter(name -> !seen.add(name))
                .findFirst()
                .map(name -> "both bring " + name);
    }

    private static List<Module> join(List<Module> own, Collection<List<Module>> others) {
        List<Module> all = new ArrayList<>(own);
        others.forEach(all::addAll);
        return all;
    }

    private static Optional<String> problem(List<Module> modules) {
        try {
            create(Stage.TOOL, modules);
            return Optional.empty();
        } catch (BadInputException e) {
            return Optional.of(e.problems().get(0));
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(said(e));
        }
    }

    private static Injector create(Stage stage, List<Module> modules) {
        try {
            return Guice.createInjector(stage, modules);
        } catch (CreationException e) {
            throw new BadInputException(
                    e.getErrorMessages().stream().map(Composition::said).toList());
        } catch (ConfigurationException e) {
            throw new BadInputException(
                    e.getErrorMessages().stream().map(Composition::said).toList());
        }
    }

    private static String said(Message message) {
        if (message.getCause() != null) {
            return said(message.getCause());
        }
        Matcher duplicate = DUPLICATE.matcher(message.getMessage());
        return duplicate.find()
                ? "the name \"%s\" is taken".formatted(duplicate.group(1))
                : message.getMessage().lines().findFirst().orElse("");
    }

    private static String said(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return thrown.getClass().getSimpleName() + ": " + message;
    }

    private static String line(String plugin, String problem) {
        return "plugin " + plugin + ": left out: " + problem;
    }
}
