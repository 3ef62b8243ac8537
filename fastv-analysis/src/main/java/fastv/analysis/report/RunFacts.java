package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.Results;
import fastv.analysis.result.RunSource;
import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.YamlReader;
import fastv.core.config.YamlWriter;
import fastv.core.error.BadInputException;
import fastv.core.journal.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was run: from the journal's provenance and the resolved experiment beside it. */
final class RunFacts {
    private static final int SHORT_HASH = 12;

    private final RunSource run;
    private final String yaml;
    private final Map<String, String> facts = new LinkedHashMap<>();

    RunFacts(Results results, int number) {
        this.run = results.runs().runs().get(number);
        this.yaml = experiment();
        keys();
        facts.put("samples", String.valueOf(results.samples().get(number)));
        results.provenances().get(number).ifPresent(this::provenance);
    }

    /** The experiment file; empty where the folder has none. */
    private String experiment() {
        try {
            return Files.isRegularFile(run.experiment()) ? Files.readString(run.experiment()) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void keys() {
        if (yaml.isEmpty()) {
            return;
        }
        try {
            ConfigNode root = YamlReader.read(run.experiment().toString(), yaml);
            fact("name", root, "name");
            fact("model", root, "model");
            fact("data", root, "data");
            fact("generation", root, "generation");
            fact("seeds", root, "seeds");
            fact("limits", root, "limits");
        } catch (BadInputException e) {
            facts.put("experiment", "cannot be read: " + e.problems().get(0));
        }
    }

    private void fact(String name, ConfigNode root, String key) {
        Optional<ConfigNode> value = root.get(key);
        value.filter(node -> !(node instanceof Mapping map && map.entries().isEmpty()))
                .ifPresent(node -> facts.put(name, YamlWriter.inline(node)));
    }

    private void provenance(Provenance made) {
        facts.put("machine", made.machine().cpu() + ", " + made.machine().cores() + " cores");
        facts.put("system", made.machine().os() + ", Java " + made.java());
        facts.put("engine", made.engine());
        facts.put(
                "computed in",
                made.dtype()
                        + " on "
                        + made.device()
                        + " with "
                        + Words.count(made.threads(), "thread"));
        facts.put("fastv", made.identity().version());
        facts.put(
                "hashes",
                "plan %s, checkpoint %s, data %s"
                        .formatted(
                                start(made.identity().planHash()),
                                start(made.identity().checkpointHash()),
                                start(made.identity().dataHash())));
    }

    private static String start(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    /** For the template. */
    Map<String, Object> model() {
        return Map.of(
                "name",
                run.name(),
                "yaml",
                yaml,
                "facts",
                facts.entrySet().stream()
                        .map(fact -> List.of(fact.getKey(), fact.getValue()))
                        .toList());
    }
}
