package fastv.eval.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.eval.contract.ContractSuite;
import fastv.eval.contract.SampleModel;
import fastv.eval.contract.Subject;
import fastv.eval.contract.Subjects;
import fastv.eval.contract.Verdict;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign jars: one that is sound, and all the ways in which one may not be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PluginsTest {
    private static final Path EXAMPLE = Path.of("../examples/plugin");
    private static final String MODULE =
            "src/main/java/strategy/centrefirst/CentreFirstPlugin.java";

    private final Path temp;

    PluginsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private Composition with(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        // not closed: classes are loaded from it for as long as the test runs
        return Composition.of(new URLClassLoader(urls, getClass().getClassLoader()));
    }

    private static Map<String, Part<?, Strategy>> strategies(Composition composition) {
        return composition
                .injector()
                .getInstance(Key.get(new TypeLiteral<Map<String, Part<?, Strategy>>>() {}));
    }

    /** The example's jar with one file changed. */
    private Path changed(String jar, String file, String from, String to) throws IOException {
        Path project = temp.resolve("project-" + jar);
        for (Path one : PluginJar.sources(EXAMPLE)) {
            Path copy = project.resolve(EXAMPLE.relativize(one).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(one, copy);
        }
        String text = Files.readString(project.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(project.resolve(file), text.replace(from, to));
        return PluginJar.ofProject(project, temp.resolve(jar));
    }

    @Test
    void the_example_takes_part_from_its_jar_and_keeps_its_contracts() throws IOException {
        Composition made = with(PluginJar.ofProject(EXAMPLE, temp.resolve("example.jar")));
        assertThat(made.leftOut()).isEmpty();
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(1));
        List<Verdict> verdicts = new ArrayList<>();
        try (VisionLanguageModel model =
                made.injector().getInstance(SampleModel.class).open(engine)) {
            Subject subject =
                    made.injector().getInstance(Subjects.class).named("centre-first").get(0);
            new ContractSuite(model, 3, 1, 15).tryAll(subject, verdicts::add);
        }
        assertThat(verdicts)
                .hasSize(Law.values().length)
                .allMatch(
                        v ->
                                v.status() == Verdict.Status.PASS
                                        || v.law() == Law.MERGED_AS_ANNOUNCED);
    }

    @Test
    void a_name_of_the_programs_own_is_taken() throws IOException {
        Composition made = with(changed("greedy.jar", MODULE, "\"centre-first\"", "\"fastv\""));
        assertThat(made.leftOut())
                .containsExactly("plugin greedy.jar: left out: the name \"fastv\" is taken");
        assertThat(strategies(made)).containsKey("fastv").doesNotContainKey("centre-first");
    }

    @Test
    void of_two_plugins_that_claim_one_name_neither_is_used() throws IOException {
        Path one = PluginJar.ofProject(EXAMPLE, temp.resolve("one.jar"));
        Path other = inOtherPackage("two.jar");
        Composition made = with(one, other);
        assertThat(made.leftOut())
                .containsExactly(
                        "plugin one.jar and two.jar: left out: the name \"centre-first\" is taken");
        assertThat(strategies(made)).containsKey("fastv").doesNotContainKey("centre-first");
    }

    @Test
    void the_same_plugin_twice_is_not_used() throws IOException {
        Path jar = PluginJar.ofProject(EXAMPLE, temp.resolve("one.jar"));
        Path copy = temp.resolve("copy.jar");
        Files.copy(jar, copy);
        assertThat(with(jar, copy).leftOut())
                .containsExactly(
                        "plugin copy.jar and one.jar: left out: both bring"
                                + " strategy.centrefirst.CentreFirstPlugin");
    }

    /** The same method and name in a package of another author. */
    private Path inOtherPackage(String jar) throws IOException {
        Path project = temp.resolve("project-" + jar);
        for (Path one : PluginJar.sources(EXAMPLE)) {
            Path copy = project.resolve(EXAMPLE.relativize(one).toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy, Files.readString(one).replace("strategy.centrefirst", "other.author"));
        }
        return PluginJar.ofProject(project, temp.resolve(jar));
    }

    @Test
    void a_jar_of_another_version_is_left_out_before_it_is_loaded() throws IOException {
        Composition made =
                with(
                        changed(
                                "old.jar",
                                "pom.xml",
                                "<Fastv-Api>1</Fastv-Api>",
                                "<Fastv-Api>0</Fastv-Api>"));
        assertThat(made.leftOut())
                .containsExactly(
                        "plugin old.jar: left out: expected Fastv-Api: 1 in its manifest, found 0:"
                                + " build it against this version");
        assertThat(strategies(made)).containsKey("fastv");
    }

    @Test
    void a_plugin_that_throws_while_loading_is_one_line() throws IOException {
        Composition made =
                with(
                        changed(
                                "loud.jar",
                                MODULE,
                                "    @Override",
                                """
                                    public CentreFirstPlugin() {
                                        throw new IllegalStateException("no licence");
                                    }

                                    @Override"""));
        assertThat(made.leftOut())
                .containsExactly(
                        "plugin loud.jar: left out: strategy.centrefirst.CentreFirstPlugin:"
                                + " IllegalStateException: no licence");
        assertThat(strategies(made)).containsKey("fastv");
    }

    @Test
    void a_plugin_that_throws_while_binding_is_one_line() throws IOException {
        Composition made =
                with(
                        changed(
                                "late.jar",
                                MODULE,
                                "strategies.addBinding",
                                "if (true) throw new IllegalStateException(\"not today\");\n"
                                        + "        strategies.addBinding"));
        assertThat(made.leftOut())
                .containsExactly("plugin late.jar: left out: IllegalStateException: not today");
        assertThat(strategies(made)).containsKey("fastv");
    }
}
