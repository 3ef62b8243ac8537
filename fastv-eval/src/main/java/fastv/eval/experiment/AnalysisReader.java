package fastv.eval.experiment;

import fastv.core.analysis.Analysis;
import fastv.core.compose.PartReader;
import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import fastv.core.config.Origin;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.ScalarType;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the entries of {@code analysis:}: names, and names with options. */
final class AnalysisReader {
    private final Parts<Part<?, Analysis>> parts;
    private final Problems problems;
    private final Map<String, RequestedAnalysis> byName = new LinkedHashMap<>();

    AnalysisReader(Parts<Part<?, Analysis>> parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    /** The analyses in file order, without those that are wrong, which are noted. */
    List<RequestedAnalysis> read(Sequence entries) {
        entries.items().forEach(this::entry);
        return new ArrayList<>(byName.values());
    }

    private void entry(ConfigNode entry) {
        if (entry instanceof Scalar scalar && scalar.type() != ScalarType.NULL) {
            named(scalar.text(), scalar.origin(), new Mapping(scalar.origin(), Map.of()));
        } else if (entry instanceof Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Entry> only = mapping.entries().entrySet().iterator().next();
            Origin origin = new Origin(only.getValue().place(), mapping.origin().path());
            named(only.getKey(), origin, options(only.getValue().value()));
        } else {
            problems.unexpected(entry, "an analysis's name, or a mapping of one to its options");
        }
    }

    /** {@code attention:} with nothing behind it means all defaults, as {@code attention} does. */
    private static ConfigNode options(ConfigNode written) {
        boolean isNothing = written instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
        return isNothing ? new Mapping(written.origin(), Map.of()) : written;
    }

    private void named(String name, Origin origin, ConfigNode options) {
        if (!parts.has(name)) {
            problems.unknownName(origin, "one of ", name, parts.names());
        } else if (byName.containsKey(name)) {
            problems.at(origin, "expected each analysis once, got \"" + name + "\" again");
        } else {
            Part<?, Analysis> part = parts.get(name);
            PartReader.make(part, options, problems)
                    .ifPresent(
                            analysis ->
                                    byName.put(
                                            name,
                                            new RequestedAnalysis(
                                                    name,
                                                    analysis,
                                                    RecordReader.withAbsolutePaths(
                                                            options, part.options()))));
        }
    }
}
